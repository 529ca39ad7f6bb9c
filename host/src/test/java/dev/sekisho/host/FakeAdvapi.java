package dev.sekisho.host;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import dev.sekisho.registry.RegistryHive;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The calls of Advapi32 that read the registry, answered from hives at rest as Windows documents
/// them; any other call, and any access but reading in the view of 64 bits, fails the test.
final class FakeAdvapi {
  private static final int READ_64 = 0x20019 | 0x100;
  private static final int OPEN_LINK = 8;
  private static final int MORE_DATA = 234;
  private static final int NO_MORE_ITEMS = 259;
  private static final long EPOCH = 11_644_473_600L;

  /// Answers of opening, by name of the key in full.
  final Map<String, Integer> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /// Of keys of that name it is not told how much their values hold.
  @Nullable String growing;

  /// Keys of that name are another time as often as they are asked.
  @Nullable String changing;

  /// Bytes that the value of that name claims, which are more than anyone reads.
  @Nullable String endless;

  /// The call that fails, counted from 1, and how; 0: none.
  int failing;

  int failure;
  int calls;

  private final Map<String, RegistryHive> machine = new TreeMap<>();
  private final Map<String, RegistryHive> users = new TreeMap<>();
  private final Map<Long, Place> open = new HashMap<>();
  private long handles = 0x1000;

  /// A key that is open; null for a predefined one.
  private record Place(String name, RegistryKey key) {}

  void machine(String name, RegistryHive hive) {
    machine.put(name, hive);
  }

  void user(String name, RegistryHive hive) {
    users.put(name, hive);
  }

  int openHandles() {
    return open.size();
  }

  /// The interface that this answers for.
  Advapi32 api() {
    return (Advapi32)
        Proxy.newProxyInstance(
            Advapi32.class.getClassLoader(),
            new Class<?>[] {Advapi32.class},
            (_, method, arguments) -> answer(method, arguments));
  }

  private Object answer(Method asked, Object[] arguments) throws IllegalAccessException {
    Method own;
    try {
      own = FakeAdvapi.class.getDeclaredMethod(asked.getName(), asked.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new AssertionError("not to be called: " + asked, e);
    }
    calls++;
    if (calls == failing && !asked.getName().equals("RegCloseKey")) {
      return failure;
    }
    try {
      return own.invoke(this, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  int RegOpenKeyEx(HKEY parent, String name, int options, int access, HKEYByReference result) {
    if (access != READ_64 || options != OPEN_LINK) {
      throw new AssertionError("options " + options + ", access " + Integer.toHexString(access));
    }
    int end = name.indexOf('\0');
    String seen = end < 0 ? name : name.substring(0, end);
    Place place = child(parent, seen);
    int code = place == null ? 2 : codes.getOrDefault(place.name(), 0);
    if (place != null && code == 0) {
      handles += 4;
      open.put(handles, place);
      result.setValue(new HKEY(new Pointer(handles)));
    }
    return code;
  }

  int RegCloseKey(HKEY key) {
    return open.remove(handle(key)) == null ? 6 : 0;
  }

  int RegQueryInfoKey(
      HKEY key,
      char[] className,
      IntByReference classLength,
      IntByReference reserved,
      IntByReference subkeys,
      IntByReference longestSubkey,
      IntByReference longestClass,
      IntByReference values,
      IntByReference longestName,
      IntByReference mostData,
      IntByReference security,
      FILETIME time) {
    Place place = place(key);
    if (place == null) {
      return 6;
    }
    List<RegistryValue> all = place.key().values();
    boolean grows = place.key().name().equals(growing);
    subkeys.setValue(children(key).size());
    values.setValue(all.size());
    longestName.setValue(
        grows ? 0 : all.stream().mapToInt(value -> value.name().length()).max().orElse(0));
    mostData.setValue(grows ? 0 : all.stream().mapToInt(v -> (int) v.size()).max().orElse(0));
    Instant written = place.key().lastWritten();
    put(time, place.key().name().equals(changing) ? written.plusMillis(calls) : written);
    return 0;
  }

  int RegEnumKeyEx(
      HKEY key,
      int number,
      char[] name,
      IntByReference length,
      IntByReference reserved,
      char[] className,
      IntByReference classLength,
      FILETIME time) {
    List<Place> children = children(key);
    if (number >= children.size()) {
      return NO_MORE_ITEMS;
    }
    RegistryKey child = children.get(number).key();
    String text = children.get(number).name();
    text = text.substring(text.lastIndexOf('\\') + 1);
    if (text.length() >= length.getValue()) {
      return MORE_DATA;
    }
    put(text, name, length);
    put(time, child.lastWritten());
    return 0;
  }

  int RegEnumValue(
      HKEY key,
      int number,
      char[] name,
      IntByReference length,
      IntByReference reserved,
      IntByReference type,
      byte[] data,
      IntByReference size) {
    Place place = place(key);
    if (place == null) {
      return 6;
    }
    List<RegistryValue> values = place.key().values();
    if (number >= values.size()) {
      return NO_MORE_ITEMS;
    }
    RegistryValue value = values.get(number);
    byte[] bytes = value.data().toArray();
    int room = size.getValue();
    size.setValue(value.name().equals(endless) ? 1 << 30 : bytes.length);
    if (value.name().length() >= length.getValue() || size.getValue() > room) {
      return MORE_DATA;
    }
    put(value.name(), name, length);
    type.setValue(value.typeNumber());
    System.arraycopy(bytes, 0, data, 0, bytes.length);
    return 0;
  }

  private @Nullable Place place(HKEY key) {
    return open.get(handle(key));
  }

  private static long handle(HKEY key) {
    return Pointer.nativeValue(key.getPointer());
  }

  private @Nullable Place child(HKEY parent, String name) {
    return children(parent).stream()
        .filter(
            child ->
                child.name().substring(child.name().lastIndexOf('\\') + 1).equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private List<Place> children(HKEY parent) {
    List<Place> children = new ArrayList<>();
    if (parent.equals(WinReg.HKEY_LOCAL_MACHINE)) {
      machine.forEach((name, hive) -> children.add(new Place("HKLM\\" + name, root(hive))));
    } else if (parent.equals(WinReg.HKEY_USERS)) {
      users.forEach((name, hive) -> children.add(new Place("HKU\\" + name, root(hive))));
    } else {
      Place place = place(parent);
      if (place != null) {
        for (RegistryKey key : place.key().subkeys()) {
          children.add(new Place(place.name() + "\\" + key.name(), key));
        }
      }
    }
    return children;
  }

  private static RegistryKey root(RegistryHive hive) {
    return hive.root().orElseThrow();
  }

  /// Without the NUL that Windows writes behind it, which nobody should need.
  private static void put(String text, char[] into, IntByReference length) {
    java.util.Arrays.fill(into, 'x');
    text.getChars(0, text.length(), into, 0);
    length.setValue(text.length());
  }

  private static void put(FILETIME time, Instant instant) {
    long ticks = (instant.getEpochSecond() + EPOCH) * 10_000_000 + instant.getNano() / 100;
    time.dwLowDateTime = (int) ticks;
    time.dwHighDateTime = (int) (ticks >> 32);
  }
}
