package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.HashSet;
import java.util.Set;

/// Chooses boundaries (RFC 2046 §5.1.1) that occur in no content they have to part.
///
/// A boundary is a fixed word and a number of eight digits. One pass over the content collects the
/// numbers that are taken, so the cost is that of the content, whatever stands in it.
final class Boundary {
  private static final String WORD = "=_part-";
  private static final byte[] START = {'-', '-', '=', '_', 'p', 'a', 'r', 't', '-'};
  private static final int DIGITS = 8;

  private final Set<String> taken = new HashSet<>();
  private int number;

  /// Takes note of what stands in `content`.
  void avoid(Slice content) {
    int at = content.indexOf((byte) '=', 0);
    while (at >= 0) {
      int from = at - 2 + START.length;
      if (content.startsWith(START, at - 2) && from + DIGITS <= content.length()) {
        taken.add(content.part(from, DIGITS).latin1());
      }
      at = content.indexOf((byte) '=', at + 1);
    }
  }

  /// A boundary that was not given out yet.
  String next() {
    String digits;
    do {
      digits = String.format(java.util.Locale.ROOT, "%08d", number++);
    } while (taken.contains(digits));
    return WORD + digits;
  }
}
