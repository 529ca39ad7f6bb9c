package dev.sekisho.csaf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Dates and times (RFC 3339).
final class Dates {
  private Dates() {}

  /// The instant that `text` names; empty if it names none.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// One spelling for all texts that name one instant; `text` itself if it names none.
  static String canonical(String text) {
    return parse(text).map(Instant::toString).orElse(text);
  }
}
