package dev.sekisho.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// STIX timestamps: RFC 3339 in UTC, with capital `T` and `Z`, seconds, and any number of decimal
/// places, of which nine count.
///
/// Source: STIX 2.1 §2.16.
public final class Timestamp {
  private static final int SHORTEST = "2016-01-20T12:31:12Z".length();
  private static final int LONGEST = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?Z");

  private Timestamp() {}

  /// The time that `text` says, or empty if it is no STIX timestamp or no date of the calendar.
  public static Optional<Instant> parse(String text) {
    return Optional.ofNullable(instant(text));
  }

  static @Nullable Instant instant(String text) {
    int length = text.length();
    if (length < SHORTEST || length > LONGEST || text.charAt(length - 1) != 'Z') {
      return null;
    }
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(found, 1),
              number(found, 2),
              number(found, 3),
              number(found, 4),
              number(found, 5),
              number(found, 6),
              nanos(found.group(7)))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }
}
