package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Unsigned numbers, lowest byte first, at a position of a slice. The caller has checked that they
/// lie inside it.
final class LittleEndian {
  private LittleEndian() {}

  static int u16(Slice bytes, int at) {
    return bytes.at(at) | bytes.at(at + 1) << 8;
  }

  static long u32(Slice bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  /// 64 bits; values above `Long.MAX_VALUE`, which no file reaches, come out as that.
  static long u63(Slice bytes, int at) {
    long value = u32(bytes, at) | u32(bytes, at + 4) << 32;
    return value < 0 ? Long.MAX_VALUE : value;
  }
}
