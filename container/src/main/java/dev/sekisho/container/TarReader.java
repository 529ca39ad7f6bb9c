package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// Reads tar archives: v7, POSIX ustar and pax, GNU with long names and sparse files, star.
///
/// Differs on purpose: an archive behind the end of another is read as `tar --ignore-zeros` does.
final class TarReader extends StreamedArchive<TarArchiveEntry> {
  private static final int BLOCK = 512;
  private static final int CHECK_SUM = 148;

  @Override
  public String name() {
    return "tar";
  }

  @Override
  public boolean recognises(Slice content) {
    return isHeader(content, 0);
  }

  /// True if a header is at `at`, by its check sum, which every dialect has.
  private static boolean isHeader(Slice content, int at) {
    if (content.length() - at < BLOCK || content.at(at) == 0 || !hasCheckSum(content, at)) {
      return false;
    }
    try {
      return TarUtils.verifyCheckSum(content.part(at, BLOCK).toArray());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// True if octal digits stand where the check sum does, which spares most content the summing.
  private static boolean hasCheckSum(Slice content, int at) {
    for (int i = at + CHECK_SUM; i < at + CHECK_SUM + 6; i++) {
      int c = content.at(i);
      if (c != ' ' && c != 0 && (c < '0' || c > '7')) {
        return false;
      }
    }
    return true;
  }

  @Override
  ArchiveInputStream<TarArchiveEntry> open(SliceStream in) {
    return new TarArchiveInputStream(in, "UTF-8");
  }

  @Override
  Member member(
      TarArchiveEntry entry, ArchiveInputStream<TarArchiveEntry> in, int data, MemberList list) {
    boolean linked = entry.isLink() || entry.isSymbolicLink();
    boolean directory = entry.isDirectory();
    Member.Listing listing =
        new Member.Listing(
            List.of(entry.getName()),
            entry.getRealSize(),
            entry.getSize(),
            false,
            directory,
            linked ? "link" : entry.isSparse() ? "sparse" : "stored",
            entry.getLastModifiedTime().toInstant(),
            null);
    return new Member(Member.Role.FILE, listing, List.of(), null, content(entry, in, data, list));
  }

  /// The content, or how to get it. Of a sparse file zeros are left out in the archive: only the
  /// library's reader, while it stands there, knows where, so its content is read at once.
  private Supplier<Unpacked> content(
      TarArchiveEntry entry, ArchiveInputStream<TarArchiveEntry> in, int data, MemberList list) {
    if (!entry.isSparse()) {
      return () -> list.stored(data, entry.getSize());
    }
    Unpacked unpacked = list.unpacking().drain(in, 0).unpacked(name());
    return () -> unpacked;
  }

  private static int aligned(int at) {
    return (at + BLOCK - 1) / BLOCK * BLOCK;
  }

  @Override
  int further(Slice content, int at, MemberList list) {
    int block = aligned(at);
    while (block < content.length() && !isHeader(content, block)) {
      block += BLOCK;
    }
    if (block >= content.length()) {
      return content.length();
    }
    list.defect("tar.further", "");
    return block;
  }
}
