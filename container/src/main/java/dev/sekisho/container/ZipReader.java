package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;

/// Reads ZIP archives.
///
/// Source: PKWARE APPNOTE 6.3.10. Differs on purpose: everything that some reader would show is
/// listed, be it found by the central directory, by a second one, or by local headers alone; where
/// the two headers of a member disagree, both readings are members.
final class ZipReader implements ContainerReader {
  private static final byte[] EMPTY = {'P', 'K', 5, 6};

  /// What the first volume of several starts with, and one that was to be of several (§8.5.3 f.).
  private static final List<byte[]> VOLUMES =
      List.of(new byte[] {'P', 'K', 7, 8}, new byte[] {'P', 'K', '0', '0'});

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public boolean recognises(Slice content) {
    if (startsAsZip(content)) {
      return true;
    }
    for (int end : ZipDirectory.endRecords(content)) {
      for (ZipDirectory directory : ZipDirectory.at(content, end)) {
        if (directory.entries() > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsAsZip(Slice content) {
    return ZipHeader.isLocal(content, 0)
        || content.startsWith(EMPTY, 0)
        || (VOLUMES.stream().anyMatch(mark -> content.startsWith(mark, 0))
            && ZipHeader.isLocal(content, 4));
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new ZipListing(content, opening).list();
  }
}
