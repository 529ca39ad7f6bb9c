package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.InputStream;
import java.util.Arrays;

/// The unpacked bytes of SZDD data: eight flags a byte, lowest first; 1 stands for a byte as it is,
/// 0 for a position in the window (12 bits) and a length less 3 (4 bits).
final class SzddStream extends InputStream {
  private static final int WINDOW = 4096;
  private static final int MASK = WINDOW - 1;
  private static final int START = WINDOW - 16;

  private final Slice packed;
  private final byte[] window = new byte[WINDOW];
  private int at;
  private int write = START;
  private int flags = 1;
  private int copyFrom;
  private int copyLeft;

  SzddStream(Slice packed) {
    this.packed = packed;
    Arrays.fill(window, (byte) ' ');
  }

  @Override
  public int read() {
    if (copyLeft == 0 && !next()) {
      return -1;
    }
    int value;
    if (copyLeft > 0) {
      copyLeft--;
      value = window[copyFrom++ & MASK];
    } else {
      value = packed.at(at++);
    }
    window[write++ & MASK] = (byte) value;
    return value & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int count = 0;
    while (count < length) {
      int value = read();
      if (value < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count++] = (byte) value;
    }
    return count;
  }

  /// Goes on to the next byte or copy.
  ///
  /// @return false at the end
  private boolean next() {
    if (flags == 1) {
      if (at >= packed.length()) {
        return false;
      }
      flags = packed.at(at++) | 0x100;
    }
    boolean plain = (flags & 1) != 0;
    flags >>= 1;
    if (plain) {
      return at < packed.length();
    }
    if (packed.length() - at < 2) {
      return false;
    }
    copyFrom = packed.at(at) | (packed.at(at + 1) & 0xf0) << 4;
    copyLeft = (packed.at(at + 1) & 0x0f) + 3;
    at += 2;
    return true;
  }
}
