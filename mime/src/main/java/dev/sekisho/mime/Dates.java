package dev.sekisho.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses dates in mail: RFC 5322 §3.3 and §4.3 (years of two and three digits, named zones), and
/// the sloppy forms around: `asctime`, names in full, missing seconds or zone (then UTC), dashes,
/// ISO 8601.
public final class Dates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, Integer> ZONE_HOURS =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("gmt", 0),
          Map.entry("utc", 0),
          Map.entry("z", 0),
          Map.entry("edt", -4),
          Map.entry("est", -5),
          Map.entry("cdt", -5),
          Map.entry("cst", -6),
          Map.entry("mdt", -6),
          Map.entry("mst", -7),
          Map.entry("pdt", -7),
          Map.entry("pst", -8),
          Map.entry("jst", 9),
          Map.entry("kst", 9),
          Map.entry("hkt", 8),
          Map.entry("bst", 1),
          Map.entry("cet", 1),
          Map.entry("met", 1),
          Map.entry("cest", 2),
          Map.entry("eet", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3));

  private static final int LONGEST = 200;

  private int year = -1;
  private int month = -1;
  private int day = -1;
  private int hour = -1;
  private int minute;
  private int second;
  private int zoneSeconds;

  private Dates() {}

  /// The instant that `text` names; null if it names none.
  public static @Nullable Instant parse(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Dates date = new Dates();
    for (String word : words(cut)) {
      date.word(word);
    }
    return date.instant();
  }

  /// The words of `text`, without comments and commas, and white space around colons.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      depth += c == '(' ? 1 : 0;
      if (depth == 0 && c > ' ' && c != ',' && c != ')') {
        if (c == ':' && word.isEmpty() && !words.isEmpty()) {
          word.append(words.removeLast());
        }
        word.append(c);
      } else if (!word.isEmpty() && (i == text.length() || !word.toString().endsWith(":"))) {
        words.add(Ascii.lower(word.toString()));
        word.setLength(0);
      }
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return words;
  }

  private void word(String word) {
    if (word.indexOf(':') > 0 && hour < 0) {
      isoOrTime(word);
    } else if (zone(word) || month(word)) {
      return;
    } else if (word.indexOf('-') > 0 || word.indexOf('/') > 0) {
      dashed(word.split("[-/]", -1));
    } else {
      number(number(word), word.length());
    }
  }

  private void isoOrTime(String word) {
    int t = word.indexOf('t');
    if (t > 0) {
      dashed(word.substring(0, t).split("-", -1));
    }
    String clock = word.substring(t + 1);
    int zone = 0;
    while (zone < clock.length() && ":.0123456789".indexOf(clock.charAt(zone)) >= 0) {
      zone++;
    }
    String[] parts = clock.substring(0, zone).split("[:.]", -1);
    hour = number(parts[0]);
    minute = parts.length > 1 ? number(parts[1]) : 0;
    second = parts.length > 2 ? Math.min(number(parts[2]), 59) : 0;
    String rest = clock.substring(zone);
    if (rest.equals("pm") || rest.equals("am")) {
      meridiem(rest);
    } else if (!rest.isEmpty()) {
      zone(rest.replace(":", ""));
    }
  }

  private void meridiem(String half) {
    hour = hour % 12 + (half.equals("pm") ? 12 : 0);
  }

  private boolean zone(String word) {
    if (hour < 0) {
      return false;
    }
    if (word.equals("pm") || word.equals("am")) {
      meridiem(word);
      return true;
    }
    Integer hours = ZONE_HOURS.get(word);
    if (hours != null) {
      zoneSeconds = hours * 3600;
      return true;
    }
    String sign = word.startsWith("gmt") || word.startsWith("utc") ? word.substring(3) : word;
    return offset(sign.replace(":", ""));
  }

  /// Takes `+HHMM` or `-HHMM`.
  private boolean offset(String word) {
    boolean signed = word.startsWith("+") || word.startsWith("-");
    int digits = signed ? number(word.substring(1)) : -1;
    if (digits < 0 || word.length() > 5) {
      return false;
    }
    int seconds = word.length() <= 3 ? digits * 3600 : digits / 100 * 3600 + digits % 100 * 60;
    zoneSeconds = word.startsWith("-") ? -seconds : seconds;
    return true;
  }

  private boolean month(String word) {
    int found = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    if (found < 0 || !word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '.')) {
      return false;
    }
    month = found + 1;
    return true;
  }

  /// `21-Nov-1997`, `1997-11-21`, `11/21/97`.
  private void dashed(String[] parts) {
    if (parts.length != 3) {
      return;
    }
    if (parts[0].length() == 4) {
      year = number(parts[0]);
      month = number(parts[1]);
      day = number(parts[2]);
      return;
    }
    if (month(parts[1])) {
      day = number(parts[0]);
    } else {
      month = number(parts[0]);
      day = number(parts[1]);
    }
    number(number(parts[2]), parts[2].length());
  }

  private void number(int value, int digits) {
    if (value < 0) {
      return;
    }
    if (day < 0 && digits <= 2) {
      day = value;
    } else if (year < 0) {
      year = year(value, digits);
    }
  }

  /// RFC 5322 §4.3.
  private static int year(int value, int digits) {
    return switch (digits) {
      case 2 -> value < 50 ? 2000 + value : 1900 + value;
      case 3 -> 1900 + value;
      default -> value;
    };
  }

  private static int number(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 6
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : -1;
  }

  private @Nullable Instant instant() {
    if (year < 0) {
      return null;
    }
    try {
      return LocalDateTime.of(year, month, day, Math.max(hour, 0), minute, second)
          .toInstant(ZoneOffset.UTC)
          .minusSeconds(zoneSeconds);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
