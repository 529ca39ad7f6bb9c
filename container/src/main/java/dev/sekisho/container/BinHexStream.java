package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes behind the text of BinHex 4.0: six bits a character, then runs written as a byte, 0x90
/// and a count. RFC 1741 appendix A.
final class BinHexStream extends InputStream {
  private static final String ALPHABET =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
  private static final byte[] VALUES = values();
  private static final int RUN = 0x90;

  private final Slice text;
  private int at;
  private int bits;
  private int held;
  private int last;
  private int repeats;
  private long left = Long.MAX_VALUE;

  /// @param text from behind the first colon
  BinHexStream(Slice text) {
    this.text = text;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  /// Up to `count` bytes.
  Slice readSome(int count) {
    byte[] bytes = new byte[count];
    int read = read(bytes, 0, count);
    return Slice.of(bytes, 0, Math.max(read, 0));
  }

  /// Goes on to byte `start`, and ends `length` bytes behind it.
  void skipTo(long start, long length) {
    for (long i = 0; i < start && next() >= 0; i++) {
      // next has done it
    }
    left = length;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return next();
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int taken = 0;
    int b;
    while (taken < length && (b = read()) >= 0) {
      target[offset + taken++] = (byte) b;
    }
    return taken == 0 && length > 0 ? -1 : taken;
  }

  private int next() {
    while (repeats == 0) {
      int b = packed();
      int count = b == RUN ? packed() : -1;
      if (b != RUN || count == 0) {
        last = b;
        return b;
      }
      if (count < 0) {
        return -1;
      }
      // One of the run has been given before it was known to be one.
      repeats = count - 1;
    }
    repeats--;
    return last;
  }

  /// The next byte before runs are undone; -1 at the closing colon or the end.
  private int packed() {
    while (bits < 8) {
      if (at == text.length() || text.at(at) == ':') {
        return -1;
      }
      int value = VALUES[text.at(at++)];
      if (value >= 0) {
        held = held << 6 | value;
        bits += 6;
      }
    }
    bits -= 8;
    int b = held >> bits & 0xff;
    held &= (1 << bits) - 1;
    return b;
  }
}
