package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.util.BitSet;

/// The fields of a 7z header, read from front to back.
///
/// Source: `7zFormat.txt` of the LZMA SDK. What ends early or counts more than there can be is an
/// `IOException`.
final class SevenZipBytes {
  private final Slice bytes;
  private int at;

  SevenZipBytes(Slice bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length() - at;
  }

  int u8() throws IOException {
    return take(1).at(0);
  }

  long u32() throws IOException {
    return LittleEndian.u32(take(4), 0);
  }

  long u64() throws IOException {
    return u32() | u32() << 32;
  }

  Slice take(long count) throws IOException {
    if (count < 0 || count > left()) {
      throw new EOFException("7z header ends early");
    }
    Slice taken = bytes.part(at, (int) count);
    at += (int) count;
    return taken;
  }

  /// NUMBER: as many leading ones in the first byte as further bytes follow.
  long number() throws IOException {
    int first = u8();
    long value = 0;
    int mask = 0x80;
    for (int i = 0; i < 8; i++) {
      if ((first & mask) == 0) {
        long high = first & (mask - 1);
        return positive(value | (high << (8 * i)));
      }
      value |= (long) u8() << (8 * i);
      mask >>= 1;
    }
    return positive(value);
  }

  private static long positive(long value) throws IOException {
    if (value < 0) {
      throw new IOException("number beyond any file");
    }
    return value;
  }

  /// A number of things that take at least one byte each of what follows.
  int count() throws IOException {
    long count = number();
    if (count > left()) {
      throw new EOFException("more things than bytes");
    }
    return (int) count;
  }

  /// One bit for each of `count` things.
  BitSet bits(int count) throws IOException {
    Slice packed = take((count + 7L) / 8);
    BitSet bits = new BitSet(count);
    for (int i = 0; i < count; i++) {
      bits.set(i, (packed.at(i / 8) & (0x80 >> (i % 8))) != 0);
    }
    return bits;
  }

  /// One bit for each of `count` things, unless a byte says that all are set.
  BitSet bitsOrAll(int count) throws IOException {
    if (u8() == 0) {
      return bits(count);
    }
    BitSet all = new BitSet(count);
    all.set(0, count);
    return all;
  }

  /// Fields of a kind that is not needed.
  void skip() throws IOException {
    take(number());
  }

  /// Expects the end of a structure.
  void end(int id) throws IOException {
    if (id != 0) {
      throw new IOException("unexpected field " + id);
    }
  }
}
