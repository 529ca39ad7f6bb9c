package dev.sekisho.document;

import dev.sekisho.bytes.Slice;

/// Unsigned numbers, lowest byte first. The caller has checked that they lie inside the slice.
final class Numbers {
  private Numbers() {}

  static int u16(Slice bytes, int at) {
    return bytes.at(at) | bytes.at(at + 1) << 8;
  }

  static long u32(Slice bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }
}
