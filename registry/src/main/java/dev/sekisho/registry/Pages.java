package dev.sekisho.registry;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers and ranges of a source, by position, through a cache of pages of fixed size: what a hive
/// of any length takes on the heap is the cache.
///
/// Not a memory map: a map of a file that somebody shortens ends in an error of the machine, and on
/// Windows holds the file.
final class Pages {
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int SLOTS = 256;

  private final Source source;
  private final byte[][] slots = new byte[SLOTS][];
  private final long[] held = new long[SLOTS];
  private @Nullable IOException failure;

  Pages(Source source) {
    this.source = source;
    Arrays.fill(held, -1);
  }

  long size() {
    return source.size();
  }

  /// The first failure to read, whose bytes count as zero.
  @Nullable IOException failure() {
    return failure;
  }

  /// True if all `length` bytes at `position` exist.
  boolean has(long position, long length) {
    return position >= 0 && length >= 0 && position <= source.size() - length;
  }

  /// A byte; 0 beyond the end.
  int u8(long position) {
    return page(position >>> PAGE_BITS)[(int) (position & (PAGE - 1))] & 0xff;
  }

  int u16(long position) {
    return u8(position) | u8(position + 1) << 8;
  }

  int i32(long position) {
    return u16(position) | u16(position + 2) << 16;
  }

  long u32(long position) {
    return Integer.toUnsignedLong(i32(position));
  }

  long i64(long position) {
    return u32(position) | (long) i32(position + 4) << 32;
  }

  /// True if the bytes at `position` are those characters.
  boolean startsWith(long position, String signature) {
    for (int i = 0; i < signature.length(); i++) {
      if (u8(position + i) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// A copy of a range; zeros beyond the end.
  Slice slice(long position, int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = position + done;
      int inPage = (int) (at & (PAGE - 1));
      int count = Math.min(PAGE - inPage, length - done);
      System.arraycopy(page(at >>> PAGE_BITS), inPage, bytes, done, count);
      done += count;
    }
    return Slice.of(bytes);
  }

  /// A range as text: a character for each byte (ISO 8859-1), or for each two (UTF-16, lowest byte
  /// first).
  String text(long position, int length, boolean latin1) {
    Slice range = slice(position, length);
    return latin1 ? range.latin1() : utf16(range);
  }

  /// Bytes as UTF-16, lowest byte first. Halves of surrogate pairs and NUL stay what they are,
  /// since names may hold them; an odd byte at the end is left out.
  static String utf16(Slice bytes) {
    return ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length() & ~1)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asCharBuffer()
        .toString();
  }

  private byte[] page(long number) {
    int slot = (int) (number & (SLOTS - 1));
    byte[] page = slots[slot];
    if (page == null) {
      page = new byte[PAGE];
      slots[slot] = page;
    }
    if (held[slot] != number) {
      load(number, page);
      held[slot] = number;
    }
    return page;
  }

  private void load(long number, byte[] page) {
    int count = 0;
    try {
      count = source.read(number << PAGE_BITS, page);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
    }
    Arrays.fill(page, count, page.length, (byte) 0);
  }
}
