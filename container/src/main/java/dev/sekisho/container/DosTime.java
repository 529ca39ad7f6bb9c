package dev.sekisho.container;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The time stamp of MS-DOS, in steps of two seconds and without a time zone.
final class DosTime {
  private DosTime() {}

  /// The time, read as UTC; null if it is none.
  ///
  /// @param stamp date in the upper 16 bits, time in the lower
  static @Nullable Instant of(long stamp) {
    int date = (int) (stamp >> 16) & 0xffff;
    int time = (int) (stamp & 0xffff);
    try {
      return LocalDateTime.of(
              1980 + (date >> 9),
              date >> 5 & 15,
              date & 31,
              time >> 11,
              time >> 5 & 63,
              (time & 31) * 2)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
