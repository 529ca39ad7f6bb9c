package dev.sekisho.draft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as CSAF and STIX write them.
final class Stamps {
  /// RFC 3339 with milliseconds, in UTC.
  static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private Stamps() {}

  static String of(Instant instant) {
    return RFC3339.format(instant.atOffset(ZoneOffset.UTC));
  }
}
