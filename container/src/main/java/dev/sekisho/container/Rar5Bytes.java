package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads the fields of a RAR 5 header one after another; past the end all are 0.
final class Rar5Bytes {
  private static final int LONGEST = 10;

  private final Slice bytes;
  private int at;

  Rar5Bytes(Slice bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int position() {
    return at;
  }

  int left() {
    return bytes.length() - at;
  }

  /// A number of seven bits a byte, the lowest first; what is above `Long.MAX_VALUE` comes out as
  /// that.
  long vint() {
    long value = 0;
    for (int i = 0; i < LONGEST && at < bytes.length(); i++) {
      int next = bytes.at(at++);
      value |= (long) (next & 0x7f) << (7 * i);
      if ((next & 0x80) == 0) {
        break;
      }
    }
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /// A number of 32 bits.
  long u32() {
    if (left() < 4) {
      at = bytes.length();
      return 0;
    }
    at += 4;
    return LittleEndian.u32(bytes, at - 4);
  }

  /// As many of `count` bytes as there are.
  Slice part(long count) {
    int there = (int) Math.min(count, left());
    at += there;
    return bytes.part(at - there, there);
  }
}
