package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One listing of one RAR 4 archive.
final class Rar4Listing {
  private static final int STORED = 0x30;
  private static final int VOLUME = 0x0001;
  private static final int ENCRYPTED_HEADERS = 0x0080;

  private final Slice content;
  private final MemberList list;

  Rar4Listing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("rar", content, budget);
  }

  Contents list() {
    long at = RarReader.SIGNATURE_4.length;
    boolean more = true;
    while (more && at < content.length()) {
      Rar4Header header = Rar4Header.at(content, (int) at);
      if (header == null) {
        list.lacks(Cause.DAMAGED, "header");
        break;
      }
      more = take(header);
      at = header.end();
    }
    if (at > content.length()) {
      list.lacks(Cause.DAMAGED, "end");
    }
    return list.archive();
  }

  /// @return false if nothing is read behind it
  private boolean take(Rar4Header header) {
    if (!header.valid()) {
      list.defect("rar.header-crc", "");
    }
    if (header.type() == Rar4Header.MAIN) {
      if ((header.flags() & VOLUME) != 0) {
        list.lacks(Cause.ABSENT, "other volumes");
      }
      if ((header.flags() & ENCRYPTED_HEADERS) != 0) {
        list.lacks(Cause.ENCRYPTED, "headers");
        return false;
      }
    }
    if (header.type() == Rar4Header.END) {
      return false;
    }
    return header.type() != Rar4Header.FILE || !header.listsFile() || add(header);
  }

  private boolean add(Rar4Header header) {
    if (!list.room()) {
      return false;
    }
    Member.Listing listing =
        new Member.Listing(
            RarNames.of(header.name(), header.hasUnicodeName()),
            header.size(),
            header.dataSize(),
            header.encrypted(),
            header.isDirectory(),
            method(header),
            DosTime.of(header.stamp()),
            header.crc32());
    list.add(
        new Member(Member.Role.FILE, listing, List.of(), unreadable(header), () -> unpack(header)));
    return true;
  }

  private static String method(Rar4Header header) {
    return header.method() == STORED ? "stored" : "RAR " + header.version() / 10.0;
  }

  private static @Nullable Missing unreadable(Rar4Header header) {
    if (header.encrypted()) {
      return new Missing(Cause.ENCRYPTED, "");
    }
    if (header.split()) {
      return new Missing(Cause.ABSENT, "other volumes");
    }
    boolean stored = header.method() == STORED || header.size() == 0;
    return stored ? null : new Missing(Cause.UNSUPPORTED, method(header));
  }

  private Unpacked unpack(Rar4Header header) {
    Unpacked unpacked = list.stored(header.dataStart(), header.dataSize());
    boolean same = Checksums.crc32(unpacked.content()) == header.crc32();
    return Checksums.compared(unpacked, header.isDirectory() || same, "rar.crc");
  }
}
