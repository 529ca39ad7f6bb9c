package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// A block of a RAR 5 archive.
///
/// @param fields what is behind its type and flags, up to its extra area
/// @param extra its extra area
/// @param dataStart where its data starts
/// @param valid true if the check sum is the one stated
record Rar5Header(
    long type, long flags, Slice fields, Slice extra, int dataStart, long dataSize, boolean valid) {
  static final int MAIN = 1;
  static final int FILE = 2;
  static final int ENCRYPTION = 4;
  static final int END = 5;

  private static final int HAS_EXTRA = 1;
  private static final int HAS_DATA = 2;
  private static final int LARGEST = 2 << 20;

  /// The block at `at`, or null if none, or not a whole one, is there.
  static @Nullable Rar5Header at(Slice content, int at) {
    Rar5Bytes in = new Rar5Bytes(content, at);
    long crc = in.u32();
    int covered = in.position();
    long length = in.vint();
    int start = in.position();
    if (length < 2 || length > LARGEST || length > content.length() - start) {
      return null;
    }
    Slice header = content.part(start, (int) length);
    Rar5Bytes of = new Rar5Bytes(header, 0);
    long type = of.vint();
    long flags = of.vint();
    long extraSize = (flags & HAS_EXTRA) != 0 ? of.vint() : 0;
    long dataSize = (flags & HAS_DATA) != 0 ? of.vint() : 0;
    int extra = (int) Math.min(extraSize, of.left());
    Slice fields = of.part((long) of.left() - extra);
    boolean valid = crc == Checksums.crc32(content.part(covered, start - covered + (int) length));
    return new Rar5Header(
        type, flags, fields, of.part(extra), start + (int) length, dataSize, valid);
  }

  /// True if part of it lies in another volume.
  boolean split() {
    return (flags & 0x18) != 0;
  }

  /// Position behind header and data; beyond the end of the archive where the data is cut.
  long end() {
    return dataStart + Math.min(dataSize, Integer.MAX_VALUE);
  }

  /// The data of the first record of this type in the extra area; null if there is none.
  @Nullable Slice extra(int wanted) {
    Rar5Bytes in = new Rar5Bytes(extra, 0);
    while (in.left() > 0) {
      Rar5Bytes of = new Rar5Bytes(in.part(in.vint()), 0);
      if (of.left() == 0) {
        return null;
      }
      if (of.vint() == wanted) {
        return of.part(of.left());
      }
    }
    return null;
  }
}
