package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/// Reads ar archives, with the long names of BSD and of GNU: static libraries, Debian packages.
final class ArReader extends StreamedArchive<ArArchiveEntry> {
  private static final byte[] START = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "ar";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(START, 0);
  }

  @Override
  ArchiveInputStream<ArArchiveEntry> open(SliceStream in) {
    return new ArArchiveInputStream(in);
  }

  @Override
  Member member(
      ArArchiveEntry entry, ArchiveInputStream<ArArchiveEntry> in, int data, MemberList list) {
    Member.Listing listing =
        new Member.Listing(
            List.of(entry.getName()),
            entry.getSize(),
            entry.getSize(),
            false,
            false,
            "stored",
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
