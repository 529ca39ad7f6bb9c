package dev.sekisho.host;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Slows work down: to half of the time, and to so many bytes a second. Used by one thread.
public final class Pace {
  private static final long SLICE_NANOS = 20_000_000;
  private static final double NANOS = 1e9;

  private final boolean nice;
  private final long bytesPerSecond;
  private final LongSupplier clock;
  private final LongConsumer sleeper;
  private long sliceStart;
  private long rateStart;
  private long bytes;

  /// A pace.
  ///
  /// @param nice true to rest as long as was worked
  /// @param bytesPerSecond how much is read at most; 0: as much as can be
  /// @param clock nanoseconds
  /// @param sleeper sleeps so many nanoseconds
  public Pace(boolean nice, long bytesPerSecond, LongSupplier clock, LongConsumer sleeper) {
    this.nice = nice;
    this.bytesPerSecond = bytesPerSecond;
    this.clock = clock;
    this.sleeper = sleeper;
    this.sliceStart = clock.getAsLong();
    this.rateStart = sliceStart;
  }

  /// Some work was done.
  public void worked() {
    if (nice) {
      long now = clock.getAsLong();
      if (now - sliceStart >= SLICE_NANOS) {
        sleeper.accept(now - sliceStart);
        sliceStart = clock.getAsLong();
      }
    }
  }

  /// Bytes were read.
  public void read(long count) {
    if (bytesPerSecond > 0) {
      bytes += count;
      long due = rateStart + (long) (bytes / (double) bytesPerSecond * NANOS);
      long ahead = due - clock.getAsLong();
      if (ahead > 0) {
        sleeper.accept(ahead);
      } else {
        rateStart = due - ahead;
        bytes = 0;
      }
    }
    worked();
  }
}
