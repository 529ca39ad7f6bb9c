package dev.sekisho.registry;

import java.time.Instant;

/// The times of Windows: ticks of 100 nanoseconds since 1601 (FILETIME).
public final class Filetime {
  private static final long TICKS_A_SECOND = 10_000_000;
  private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

  private Filetime() {}

  /// The time that `ticks` are.
  public static Instant instant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, TICKS_A_SECOND) - SECONDS_1601_TO_1970,
        Math.floorMod(ticks, TICKS_A_SECOND) * 100);
  }
}
