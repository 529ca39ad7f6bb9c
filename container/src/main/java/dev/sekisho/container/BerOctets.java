package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The octets of an OCTET STRING that may be made of strings, which may be made of strings (ITU-T
/// X.690 §8.7).
final class BerOctets extends InputStream {
  private static final int DEEPEST = 16;

  private final Deque<Slice> pieces = new ArrayDeque<>();
  private boolean whole = true;

  private BerOctets() {}

  /// The octets of the string that `around` holds.
  static BerOctets in(BerElement around) {
    BerOctets octets = new BerOctets();
    octets.add(around, 0);
    return octets;
  }

  private void add(BerElement from, int depth) {
    List<BerElement> elements = from.elements();
    whole &= from.whole() && !elements.isEmpty() && depth < DEEPEST;
    for (BerElement element : elements) {
      if (element.constructed() && depth < DEEPEST) {
        add(element, depth + 1);
      } else if (element.tag() == BerElement.OCTETS) {
        whole &= element.whole();
        pieces.add(element.content());
      }
    }
  }

  /// True if none is missing.
  boolean whole() {
    return whole;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    while (!pieces.isEmpty() && pieces.element().isEmpty()) {
      pieces.remove();
    }
    if (pieces.isEmpty()) {
      return -1;
    }
    Slice piece = pieces.remove();
    int count = Math.min(length, piece.length());
    System.arraycopy(piece.array(), piece.offset(), target, offset, count);
    pieces.addFirst(piece.from(count));
    return count;
  }
}
