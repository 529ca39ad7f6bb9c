package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One listing of one ARJ archive.
final class ArjListing {
  private final Slice content;
  private final MemberList list;

  ArjListing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("arj", content, budget);
  }

  Contents list() {
    ArjHeader main = ArjHeader.at(content, 0);
    if (main == null) {
      list.lacks(Cause.DAMAGED, "header");
      return list.archive();
    }
    check(main);
    if (main.continued()) {
      list.lacks(Cause.ABSENT, "other volumes");
    }
    int at = main.end();
    while (!ArjHeader.isEnd(content, at)) {
      ArjHeader header = ArjHeader.at(content, at);
      if (header == null) {
        list.lacks(Cause.DAMAGED, "header");
        break;
      }
      check(header);
      if ((header.isFile() || header.isDirectory()) && !add(header)) {
        break;
      }
      at = (int) Math.min(content.length(), header.end() + header.packedSize());
    }
    return list.archive();
  }

  private void check(ArjHeader header) {
    if (!header.valid()) {
      list.defect("arj.header-crc", "");
    }
  }

  private boolean add(ArjHeader header) {
    if (!list.room()) {
      return false;
    }
    List<String> names = RawNames.of(header.name(), false);
    Member.Listing listing =
        new Member.Listing(
            names,
            header.size(),
            header.packedSize(),
            header.garbled(),
            header.isDirectory(),
            header.method() == 0 ? "stored" : "method " + header.method(),
            header.modified(),
            header.crc32());
    list.add(
        new Member(Member.Role.FILE, listing, List.of(), unreadable(header), () -> unpack(header)));
    return true;
  }

  private static @Nullable Missing unreadable(ArjHeader header) {
    if (header.garbled()) {
      return new Missing(Cause.ENCRYPTED, "");
    }
    if (header.continued() || header.continues()) {
      return new Missing(Cause.ABSENT, "other volumes");
    }
    boolean stored = header.method() == 0 || header.packedSize() == 0;
    return stored ? null : new Missing(Cause.UNSUPPORTED, "method " + header.method());
  }

  private Unpacked unpack(ArjHeader header) {
    Unpacked unpacked = list.stored(header.end(), header.packedSize());
    boolean same = Checksums.crc32(unpacked.content()) == header.crc32();
    return Checksums.compared(unpacked, same, "arj.crc");
  }
}
