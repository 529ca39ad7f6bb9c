package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// The line that starts a message in an mbox: `From `, a sender, a date.
///
/// Source: RFC 4155 appendix A: the date as `asctime` writes it, UTC. Others add a zone before or
/// behind the year, write RFC 5322 or ISO 8601 dates, or text behind the date; all of it is taken.
///
/// @param time the date
/// @param strict true if the line is a sender and an `asctime` date, zone allowed, and nothing else
record FromLine(Instant time, boolean strict) {
  static final byte[] START = {'F', 'r', 'o', 'm', ' '};

  /// Longest line that is taken for one, in bytes.
  static final int LONGEST = 1_000;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /// Reads a line, given without its end; null if it has no date that could be one.
  static @Nullable FromLine parse(Slice line) {
    if (!line.startsWith(START, 0) || line.length() > LONGEST) {
      return null;
    }
    List<String> words = words(line.from(START.length).latin1());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      FromLine read = MONTHS.contains(lower(word)) ? named(words, i) : iso(word);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer rest = new StringTokenizer(text, " \t\r");
    while (rest.hasMoreTokens()) {
      words.add(rest.nextToken());
    }
    return words;
  }

  private static @Nullable FromLine iso(String word) {
    if (word.length() < 19 || word.charAt(4) != '-' || word.charAt(10) != 'T') {
      return null;
    }
    try {
      boolean zoned =
          word.endsWith("Z") || word.lastIndexOf('+') > 10 || word.lastIndexOf('-') > 10;
      return new FromLine(OffsetDateTime.parse(zoned ? word : word + "Z").toInstant(), false);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// A date around the name of a month: the day before or behind it, then time, zone and year in
  /// any order.
  private static @Nullable FromLine named(List<String> words, int month) {
    boolean dayBehind = month + 1 < words.size() && number(words.get(month + 1), 1, 31) > 0;
    int day =
        dayBehind
            ? number(words.get(month + 1), 1, 31)
            : month > 0 ? number(words.get(month - 1), 1, 31) : -1;
    LocalTime time = null;
    ZoneOffset zone = ZoneOffset.UTC;
    int year = -1;
    int others = 0;
    for (int i = month + (dayBehind ? 2 : 1); i < words.size(); i++) {
      LocalTime read = time == null ? time(words.get(i)) : null;
      ZoneOffset offset = offset(words.get(i));
      if (read != null) {
        time = read;
      } else if (offset != null) {
        zone = offset;
      } else if (year < 0 && number(words.get(i), 1970, 2999) > 0) {
        year = number(words.get(i), 1970, 2999);
      } else if (!isZoneName(words.get(i))) {
        others++;
      }
    }
    if (time == null || year < 0 || day < 0) {
      return null;
    }
    boolean weekday = month >= 2 && DAYS.contains(lower(words.get(month - 1)));
    return instant(
        year, month(words.get(month)), day, time, zone, weekday && dayBehind && others == 0);
  }

  private static @Nullable FromLine instant(
      int year, int month, int day, LocalTime time, ZoneOffset zone, boolean strict) {
    try {
      return new FromLine(LocalDate.of(year, month, day).atTime(time).toInstant(zone), strict);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int month(String word) {
    return MONTHS.indexOf(lower(word)) + 1;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int number(String word, int least, int most) {
    if (word.isEmpty() || word.length() > 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int value = Integer.parseInt(word);
    return value >= least && value <= most ? value : -1;
  }

  private static @Nullable LocalTime time(String word) {
    String[] parts = word.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      return null;
    }
    int hour = number(parts[0], 0, 23);
    int minute = number(parts[1], 0, 59);
    int second = parts.length == 3 ? number(parts[2], 0, 60) : 0;
    return hour < 0 || minute < 0 || second < 0
        ? null
        : LocalTime.of(hour, minute, Math.min(second, 59));
  }

  private static @Nullable ZoneOffset offset(String word) {
    boolean signed = word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-');
    int digits = signed ? number(word.substring(1), 0, 1800) : -1;
    if (digits < 0 || digits % 100 > 59) {
      return null;
    }
    int minutes = digits / 100 * 60 + digits % 100;
    return ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -minutes : minutes) * 60);
  }

  private static boolean isZoneName(String word) {
    return word.length() <= 5 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }
}
