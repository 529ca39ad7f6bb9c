package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One listing of one cabinet.
final class CabListing {
  private static final int HEADER = 36;
  private static final int FOLDER = 8;
  private static final int FILE = 16;
  private static final int LONGEST_NAME = 256;
  private static final int HAS_PREVIOUS = 1;
  private static final int HAS_NEXT = 2;
  private static final int HAS_RESERVE = 4;
  private static final int CONTINUED = 0xfffd;
  private static final int NAME_IS_UTF8 = 0x80;

  private final Slice content;
  private final MemberList list;
  private final List<CabFolder> folders = new ArrayList<>();
  private int at = HEADER;

  CabListing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("cab", content, budget);
  }

  Contents list() {
    if (content.length() < HEADER || !readHeader()) {
      list.lacks(Cause.DAMAGED, "header");
      return list.archive();
    }
    long stated = u32(content, 8);
    if (stated != content.length()) {
      list.defect("cab.size", stated + " stated, " + content.length() + " found");
    }
    readFiles();
    return list.archive();
  }

  private boolean readHeader() {
    int flags = u16(content, 30);
    int folderReserve = 0;
    int dataReserve = 0;
    if ((flags & HAS_RESERVE) != 0) {
      if (content.length() < HEADER + 4) {
        return false;
      }
      folderReserve = content.at(HEADER + 2);
      dataReserve = content.at(HEADER + 3);
      at += 4 + u16(content, HEADER);
    }
    boolean whole = skipTexts(flags & HAS_PREVIOUS) && skipTexts(flags & HAS_NEXT);
    if ((flags & (HAS_PREVIOUS | HAS_NEXT)) != 0) {
      list.lacks(Cause.ABSENT, "other cabinets");
    }
    return whole && readFolders(FOLDER + folderReserve, dataReserve);
  }

  /// Passes over the name of a cabinet and of its disk.
  private boolean skipTexts(int flag) {
    for (int i = 0; flag != 0 && i < 2; i++) {
      int end = content.indexOf((byte) 0, at);
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }

  private boolean readFolders(int length, int dataReserve) {
    int count = u16(content, 26);
    for (int i = 0; i < count; i++) {
      if (content.length() - at < length) {
        return false;
      }
      folders.add(
          new CabFolder(
              content,
              u32(content, at),
              u16(content, at + 4),
              u16(content, at + 6),
              dataReserve,
              list.unpacking()));
      at += length;
    }
    return true;
  }

  private void readFiles() {
    int count = u16(content, 28);
    long position = u32(content, 16);
    for (int i = 0; i < count; i++) {
      int end = position > content.length() - FILE ? -1 : nameEnd((int) position + FILE);
      if (end < 0) {
        list.lacks(Cause.DAMAGED, "file headers");
        return;
      }
      if (!list.room()) {
        return;
      }
      add((int) position, content.part((int) position + FILE, end - (int) position - FILE));
      position = end + 1L;
    }
  }

  private int nameEnd(int start) {
    int end = content.indexOf((byte) 0, start);
    return end < 0 || end - start > LONGEST_NAME ? -1 : end;
  }

  private void add(int header, Slice name) {
    long size = u32(content, header);
    long start = u32(content, header + 4);
    int number = u16(content, header + 8);
    int attributes = u16(content, header + 14);
    CabFolder folder = number < folders.size() ? folders.get(number) : null;
    if (folder != null) {
      folder.holds(start + size);
    }
    Member.Listing listing =
        new Member.Listing(
            RawNames.of(name, (attributes & NAME_IS_UTF8) != 0),
            size,
            -1,
            false,
            false,
            folder == null ? "stored" : folder.method(),
            DosTime.of((long) u16(content, header + 10) << 16 | u16(content, header + 12)),
            null);
    list.add(
        new Member(
            Member.Role.FILE,
            listing,
            List.of(),
            size == 0 ? null : unreadable(number, folder),
            () -> unpack(folder, start, size)));
  }

  private static @Nullable Missing unreadable(int number, @Nullable CabFolder folder) {
    if (number >= CONTINUED) {
      return new Missing(Cause.ABSENT, "other cabinets");
    }
    if (folder == null) {
      return new Missing(Cause.DAMAGED, "folder");
    }
    return folder.isRead() ? null : new Missing(Cause.UNSUPPORTED, folder.method());
  }

  private static Unpacked unpack(@Nullable CabFolder folder, long start, long size) {
    return folder == null ? Unpacked.whole(Slice.empty()) : folder.file(start, size);
  }
}
