package dev.sekisho.host;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import dev.sekisho.bytes.Slice;
import dev.sekisho.registry.Filetime;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The calls of the Windows API that read the registry, and only those that read.
///
/// Source: Microsoft, *Registry Functions* (winreg.h). Keys are opened in the view of 64 bits,
/// which has those of 32 bits below `Wow6432Node` as the hive's file has them, and a link
/// (REG_LINK) as the key it is, not as the one it leads to.
final class RegistryCalls {
  /// Most bytes of one value that are read.
  static final int MAX_DATA = 16 << 20;

  private static final int KEY_READ = 0x20019;
  private static final int KEY_WOW64_64KEY = 0x100;
  private static final int REG_OPTION_OPEN_LINK = 8;

  private static final int SUCCESS = 0;
  private static final int FILE_NOT_FOUND = 2;
  private static final int ACCESS_DENIED = 5;
  private static final int MORE_DATA = 234;
  private static final int NO_MORE_ITEMS = 259;
  private static final int KEY_DELETED = 1018;

  private static final int KEY_NAME = 256;
  private static final int LONGEST_NAME = 16_384;
  private static final int LEAST_DATA = 64;
  private static final int FIRST_DATA = 1 << 16;

  private final Advapi32 api;

  RegistryCalls(Advapi32 api) {
    this.api = api;
  }

  /// What is known of a key as a whole.
  ///
  /// @param longestName of its values, in characters
  /// @param mostData of one of its values, in bytes
  record Size(int subkeys, int values, int longestName, int mostData, Instant lastWritten) {}

  /// A subkey by its number.
  record Subkey(String name, Instant lastWritten) {}

  /// A value by its number.
  ///
  /// @param size bytes it has
  /// @param data all of them; null if there are more than {@link #MAX_DATA}
  record Value(String name, int type, long size, @Nullable Slice data) {}

  /// Opens the key called `name` in another.
  ///
  /// @return what is to be given to {@link #close}
  HKEY open(HKEY parent, String name) throws IOException {
    HKEYByReference opened = new HKEYByReference();
    check(
        name,
        api.RegOpenKeyEx(parent, name, REG_OPTION_OPEN_LINK, KEY_READ | KEY_WOW64_64KEY, opened));
    return opened.getValue();
  }

  void close(HKEY key) {
    api.RegCloseKey(key);
  }

  Size size(HKEY key) throws IOException {
    IntByReference subkeys = new IntByReference();
    IntByReference values = new IntByReference();
    IntByReference longestName = new IntByReference();
    IntByReference mostData = new IntByReference();
    FILETIME time = new FILETIME();
    check(
        "",
        api.RegQueryInfoKey(
            key, null, null, null, subkeys, null, null, values, longestName, mostData, null, time));
    return new Size(
        subkeys.getValue(),
        values.getValue(),
        longestName.getValue(),
        mostData.getValue(),
        instant(time));
  }

  /// The subkey with a number; null behind the last.
  @Nullable Subkey subkey(HKEY key, int number) throws IOException {
    for (int room = KEY_NAME; ; room *= 2) {
      char[] name = new char[room];
      IntByReference length = new IntByReference(room);
      FILETIME time = new FILETIME();
      int code = api.RegEnumKeyEx(key, number, name, length, null, null, null, time);
      if (code == NO_MORE_ITEMS) {
        return null;
      }
      if (code != MORE_DATA || room >= LONGEST_NAME) {
        check("subkey " + number, code);
        return new Subkey(text(name, length.getValue()), instant(time));
      }
    }
  }

  /// The value with a number; null behind the last. One that has grown since its key was asked is
  /// read with more room.
  ///
  /// @param room what its key was said to need
  @Nullable Value value(HKEY key, int number, Size room) throws IOException {
    int nameRoom = Math.clamp(room.longestName() + 1L, 1, LONGEST_NAME);
    int dataRoom = Math.clamp(room.mostData(), LEAST_DATA, FIRST_DATA);
    while (true) {
      char[] name = new char[nameRoom];
      byte[] data = new byte[dataRoom];
      IntByReference length = new IntByReference(nameRoom);
      IntByReference size = new IntByReference(dataRoom);
      IntByReference type = new IntByReference();
      int code = api.RegEnumValue(key, number, name, length, null, type, data, size);
      if (code == NO_MORE_ITEMS) {
        return null;
      }
      long wanted = Integer.toUnsignedLong(size.getValue());
      if (code != MORE_DATA) {
        check("value " + number, code);
        int read = (int) Math.min(wanted, dataRoom);
        Slice bytes = Slice.of(Arrays.copyOf(data, read));
        return new Value(text(name, length.getValue()), type.getValue(), wanted, bytes);
      }
      if (nameRoom == LONGEST_NAME && dataRoom == MAX_DATA) {
        String whole = text(name, length.getValue());
        int end = whole.indexOf('\0'); // how long the name is, Windows does not always tell then
        return new Value(end < 0 ? whole : whole.substring(0, end), type.getValue(), wanted, null);
      }
      nameRoom = LONGEST_NAME;
      dataRoom = Math.clamp(Math.max(wanted, 2L * dataRoom), LEAST_DATA, MAX_DATA);
    }
  }

  /// Windows tells how long a name is; what ends it is not looked for.
  private static String text(char[] name, int length) {
    return new String(name, 0, Math.clamp(length, 0, name.length));
  }

  private static Instant instant(FILETIME time) {
    long low = Integer.toUnsignedLong(time.dwLowDateTime);
    return Filetime.instant((long) time.dwHighDateTime << 32 | low);
  }

  private static void check(String what, int code) throws IOException {
    switch (code) {
      case SUCCESS -> {}
      case ACCESS_DENIED -> throw new AccessDeniedException(what);
      case FILE_NOT_FOUND, KEY_DELETED -> throw new NoSuchFileException(what);
      default -> throw new FileSystemException(what, null, "error " + code + " of Windows");
    }
  }
}
