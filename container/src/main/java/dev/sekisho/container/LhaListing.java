package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One listing of one LHA archive.
final class LhaListing {
  private static final Set<String> STORED = Set.of("-lh0-", "-lz4-", "-pm0-", "-lhd-");
  private static final String FOLDER = "-lhd-";

  private final Slice content;
  private final MemberList list;

  LhaListing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("lha", content, budget);
  }

  Contents list() {
    int at = 0;
    while (at < content.length() && content.at(at) != 0) {
      LhaHeader header = LhaHeader.at(content, at);
      if (header == null) {
        list.lacks(Cause.DAMAGED, "header");
        break;
      }
      if (!header.valid()) {
        list.defect("lha.header-sum", "");
      }
      if (!list.room()) {
        break;
      }
      add(header);
      at =
          (int)
              Math.min(
                  content.length(),
                  header.dataStart() + Math.min(header.packedSize(), Integer.MAX_VALUE));
    }
    return list.archive();
  }

  private void add(LhaHeader header) {
    boolean stored = STORED.contains(header.method());
    Member.Listing listing =
        new Member.Listing(
            LhaNames.of(header),
            header.size(),
            header.packedSize(),
            false,
            header.method().equals(FOLDER),
            stored ? "stored" : header.method(),
            header.modified(),
            null);
    @Nullable Missing unreadable =
        stored || header.size() == 0 ? null : new Missing(Cause.UNSUPPORTED, header.method());
    list.add(new Member(Member.Role.FILE, listing, List.of(), unreadable, () -> unpack(header)));
  }

  private Unpacked unpack(LhaHeader header) {
    Unpacked unpacked = list.stored(header.dataStart(), header.packedSize());
    boolean same = Checksums.crc16(unpacked.content()) == header.crc16();
    return Checksums.compared(unpacked, same, "lha.crc");
  }
}
