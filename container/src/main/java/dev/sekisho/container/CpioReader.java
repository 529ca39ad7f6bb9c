package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;

/// Reads cpio archives: new ASCII with and without check sums, old ASCII, and binary of both byte
/// orders.
final class CpioReader extends StreamedArchive<CpioArchiveEntry> {
  private static final int LONGEST_MAGIC = 6;

  @Override
  public String name() {
    return "cpio";
  }

  @Override
  public boolean recognises(Slice content) {
    return isHeader(content, 0);
  }

  private static boolean isHeader(Slice content, int at) {
    if (content.length() - at < LONGEST_MAGIC) {
      return false;
    }
    return CpioArchiveInputStream.matches(content.part(at, LONGEST_MAGIC).toArray(), LONGEST_MAGIC);
  }

  @Override
  ArchiveInputStream<CpioArchiveEntry> open(SliceStream in) {
    return new CpioArchiveInputStream(in, "UTF-8");
  }

  @Override
  Member member(
      CpioArchiveEntry entry, ArchiveInputStream<CpioArchiveEntry> in, int data, MemberList list) {
    boolean linked = entry.isSymbolicLink();
    Member.Listing listing =
        new Member.Listing(
            List.of(entry.getName()),
            entry.getSize(),
            entry.getSize(),
            false,
            entry.isDirectory(),
            linked ? "link" : "stored",
            entry.getLastModifiedDate().toInstant(),
            null);
    return new Member(
        Member.Role.FILE, listing, List.of(), null, () -> list.stored(data, entry.getSize()));
  }

  @Override
  int further(Slice content, int at, MemberList list) {
    return content.length();
  }
}
