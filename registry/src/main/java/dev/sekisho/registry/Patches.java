package dev.sekisho.registry;

import java.io.IOException;
import java.util.Arrays;

/// A primary file with pages of its logs laid over it, none of them copied: for each page of 512
/// bytes it is kept where it comes from.
final class Patches implements Source {
  /// Bytes of the smallest page a log writes.
  static final int PAGE = 512;

  /// Pages that are looked after; beyond lies more than a hive can hold.
  private static final int MAX_PAGES = (int) ((2L << 30) / PAGE);

  private static final int LOG_SHIFT = 56;

  private final Source primary;
  private final Source[] logs;
  private long[] origins = new long[0];
  private long size;

  Patches(Source primary, Source... logs) {
    this.primary = primary;
    this.logs = logs;
    this.size = primary.size();
  }

  /// Lays `length` bytes of a log over those at `position`.
  ///
  /// @param log index of the log
  /// @param from where they are in the log
  /// @return false if position or length is no whole number of pages, or too far out
  boolean lay(long position, long length, int log, long from) {
    long first = position / PAGE;
    long count = length / PAGE;
    if (position % PAGE != 0 || length % PAGE != 0 || first + count > MAX_PAGES) {
      return false;
    }
    if (first + count > origins.length) {
      long grown = Math.max(first + count, Math.min(MAX_PAGES, origins.length * 2L));
      origins = Arrays.copyOf(origins, (int) grown);
    }
    for (int i = 0; i < count; i++) {
      origins[(int) first + i] = ((log + 1L) << LOG_SHIFT) | (from + (long) i * PAGE);
    }
    size = Math.max(size, position + length);
    return true;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] into) throws IOException {
    int count = Math.max(primary.read(position, into), 0);
    Arrays.fill(into, count, into.length, (byte) 0);
    byte[] page = new byte[PAGE];
    for (int at = 0; at < into.length; at += PAGE) {
      long index = (position + at) / PAGE;
      if (index < origins.length && origins[(int) index] != 0) {
        long origin = origins[(int) index];
        Source log = logs[(int) (origin >>> LOG_SHIFT) - 1];
        int got = log.read(origin & ((1L << LOG_SHIFT) - 1), page);
        System.arraycopy(page, 0, into, at, Math.min(got, into.length - at));
      }
    }
    return Math.clamp(size - position, 0, into.length);
  }
}
