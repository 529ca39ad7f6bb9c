package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;

/// Reads RAR archives of versions 1.5 to 4 and 5 to 7: names, sizes and flags of all members,
/// content where it is stored.
///
/// Source: `technote.txt` of RAR 4 and 5. Compressed and encrypted members are not unpacked; of
/// archives with encrypted headers, and of the format before 1.5, nothing is listed.
final class RarReader implements ContainerReader {
  static final byte[] SIGNATURE_4 = {'R', 'a', 'r', '!', 0x1a, 7, 0};
  static final byte[] SIGNATURE_5 = {'R', 'a', 'r', '!', 0x1a, 7, 1, 0};
  private static final byte[] SIGNATURE_1 = {'R', 'E', 0x7e, 0x5e};

  @Override
  public String name() {
    return "rar";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE_4, 0)
        || content.startsWith(SIGNATURE_5, 0)
        || content.startsWith(SIGNATURE_1, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    if (content.startsWith(SIGNATURE_5, 0)) {
      return new Rar5Listing(content, opening.budget()).list();
    }
    if (content.startsWith(SIGNATURE_4, 0)) {
      return new Rar4Listing(content, opening.budget()).list();
    }
    Missing old = new Missing(Cause.UNSUPPORTED, "RAR before 1.5");
    return Contents.archive(name(), List.of(), List.of(), old);
  }
}
