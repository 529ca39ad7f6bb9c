package dev.sekisho.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds dates in text, in the forms of both languages.
///
/// A date without a time is the start of that day, and a time without a zone is UTC, since CSAF and
/// STIX have no dates without them.
final class DateReader {
  private static final String MONTHS =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String TIME =
      "(?:(?:T|,?\\s{1,3}|\\s?[(（]?)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s?(Z\\b|UTC|GMT|JST|[+-]\\d{2}:?\\d{2})?)?";
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d./-])((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d])" + TIME);
  private static final Pattern JAPANESE =
      Pattern.compile(
          "(?:((?:19|20)\\d{2})|(平成|令和|昭和)\\s?(\\d{1,2}|元))\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日"
              + TIME);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?i)(?<![\\w])(\\d{1,2})(?:st|nd|rd|th)?[\\s-](?:of\\s)?("
              + MONTHS
              + ")[,\\s-]\\s?((?:19|20)\\d{2})(?!\\d)"
              + TIME);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?i)(?<![\\w])("
              + MONTHS
              + ")\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d{2})(?!\\d)"
              + TIME);
  private static final Pattern SLASHED =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})(?![\\d/])");
  private static final Map<String, Integer> ERAS = Map.of("昭和", 1925, "平成", 1988, "令和", 2018);
  private static final List<String> MONTH_NAMES =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DateReader() {}

  /// A date in a text.
  ///
  /// @param value RFC 3339, in UTC
  record Found(int start, int end, String value, @Nullable Doubt doubt) {}

  /// The dates in `text`, in order of their forms.
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    for (Matcher m = NUMBERS.matcher(text); m.find(); ) {
      add(m, number(m, 1), number(m, 3), number(m, 4), 5, null, found);
    }
    for (Matcher m = JAPANESE.matcher(text); m.find(); ) {
      add(m, year(m), number(m, 4), number(m, 5), 6, null, found);
    }
    for (Matcher m = DAY_FIRST.matcher(text); m.find(); ) {
      add(m, number(m, 3), month(m.group(2)), number(m, 1), 4, null, found);
    }
    for (Matcher m = MONTH_FIRST.matcher(text); m.find(); ) {
      add(m, number(m, 3), month(m.group(1)), number(m, 2), 4, null, found);
    }
    for (Matcher m = SLASHED.matcher(text); m.find(); ) {
      int first = number(m, 1);
      int second = number(m, 2);
      boolean dayFirst = first > 12;
      Doubt doubt =
          first <= 12 && second <= 12 && first != second ? Doubt.DAY_OR_MONTH_FIRST : null;
      add(m, number(m, 3), dayFirst ? second : first, dayFirst ? first : second, 0, doubt, found);
    }
    found.sort(java.util.Comparator.comparingInt(Found::start));
    return found;
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int year(MatchResult m) {
    if (m.group(1) != null) {
      return number(m, 1);
    }
    String in = m.group(3);
    return ERAS.getOrDefault(m.group(2), 0) + (in.equals("元") ? 1 : Integer.parseInt(in));
  }

  private static int month(String name) {
    return MONTH_NAMES.indexOf(name.toLowerCase(Locale.ROOT).substring(0, 3)) + 1;
  }

  private static void add(
      MatchResult m,
      int year,
      int month,
      int day,
      int time,
      @Nullable Doubt doubt,
      List<Found> to) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      boolean timed = time > 0 && m.group(time) != null;
      LocalTime at =
          timed
              ? LocalTime.of(
                  number(m, time),
                  number(m, time + 1),
                  m.group(time + 2) == null ? 0 : number(m, time + 2))
              : LocalTime.MIDNIGHT;
      ZoneOffset zone = timed ? zone(m.group(time + 3)) : ZoneOffset.UTC;
      String value =
          OffsetDateTime.of(date, at, zone)
              .withOffsetSameInstant(ZoneOffset.UTC)
              .format(Stamps.RFC3339);
      to.add(new Found(m.start(), m.end(), value, doubt));
    } catch (DateTimeException notADate) {
      return;
    }
  }

  private static ZoneOffset zone(@Nullable String zone) {
    if (zone == null) {
      return ZoneOffset.UTC;
    }
    return switch (zone) {
      case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
      case "JST" -> ZoneOffset.ofHours(9);
      default -> ZoneOffset.of(zone);
    };
  }
}
