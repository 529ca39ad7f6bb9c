package dev.sekisho.registry;

/// The checksum Marvin32 of log entries, fed with numbers of 32 bits.
///
/// Source: US patent 20130262421, as .NET and SymCrypt have it.
final class Marvin32 {
  /// The seed of log entries: bytes 82 EF 4D 88 7A 4E 55 C5.
  static final long LOG_SEED = 0xC555_4E7A_884D_EF82L;

  private int low;
  private int high;

  Marvin32(long seed) {
    low = (int) seed;
    high = (int) (seed >>> 32);
  }

  /// The checksum of a range, high half first in the result.
  static long of(Pages pages, long position, long length, long seed) {
    Marvin32 state = new Marvin32(seed);
    long end = position + length;
    long at = position;
    for (; end - at >= 4; at += 4) {
      state.block(pages.i32(at));
    }
    int last = 0x80;
    for (long i = end - 1; i >= at; i--) {
      last = last << 8 | pages.u8(i);
    }
    state.block(last);
    state.block(0);
    return (long) state.high << 32 | Integer.toUnsignedLong(state.low);
  }

  private void block(int value) {
    low += value;
    high ^= low;
    low = Integer.rotateLeft(low, 20) + high;
    high = Integer.rotateLeft(high, 9) ^ low;
    low = Integer.rotateLeft(low, 27) + high;
    high = Integer.rotateLeft(high, 19);
  }
}
