package dev.sekisho.stix;

import dev.sekisho.bytes.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The shapes of STIX literals and what they stand for (STIX 2.1 §2 and §9.2).
final class Literals {
  private static final int LONG_DIGITS = 18;
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_END = 19;
  private static final long TEN_THOUSAND_YEARS = 315_576_000_000L;
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])"
              + "T(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d++)?Z");

  private Literals() {}

  /// Where the string that starts at `start` with its apostrophe ends, or -1 if it is not one.
  static int stringEnd(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
        if (i == text.length() || (text.charAt(i) != '\'' && text.charAt(i) != '\\')) {
          return -1;
        }
      }
    }
    return -1;
  }

  /// Where the hex constant with its digits from `from` on ends, or -1 if it is not one.
  static int hexEnd(String text, int from) {
    int at = from;
    while (at < text.length() && HexFormat.isHexDigit(text.charAt(at))) {
      at++;
    }
    return (at - from) % 2 == 0 && closes(text, at) ? at + 1 : -1;
  }

  /// Where the binary constant with its base64 from `from` on ends, or -1 if it is not one.
  static int base64End(String text, int from) {
    int digits = 0;
    int padding = 0;
    int at = from;
    for (; at < text.length() && text.charAt(at) != '\''; at++) {
      char c = text.charAt(at);
      if (c == '=') {
        padding++;
      } else if (isBase64(c) && padding == 0) {
        digits++;
      } else if (c != '\n') {
        return -1;
      }
    }
    boolean whole = digits > 1 && padding < 3 && (digits + padding) % 4 == 0;
    return whole && closes(text, at) ? at + 1 : -1;
  }

  /// Where the timestamp constant with its date from `from` on ends, or -1 if it is not one.
  static int timestampEnd(String text, int from) {
    int close = text.indexOf('\'', from);
    return close >= 0 && TIMESTAMP.matcher(text).region(from, close).matches() ? close + 1 : -1;
  }

  private static boolean closes(String text, int at) {
    return at < text.length() && text.charAt(at) == '\'';
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  /// What a string constant stands for.
  static String string(String lexeme) {
    String inner = lexeme.isEmpty() ? "" : lexeme.substring(1, lexeme.length() - 1);
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder plain = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      plain.append(c == '\\' ? inner.charAt(++i) : c);
    }
    return plain.toString();
  }

  /// A string constant that stands for `plain`.
  static String quoted(String plain) {
    return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /// The bytes of a hex constant, `h'…'`.
  static Slice hex(String lexeme) {
    return Slice.of(HexFormat.of().parseHex(lexeme, 2, lexeme.length() - 1));
  }

  /// The bytes of a binary constant, `b'…'`.
  static Slice base64(String lexeme) {
    String digits = lexeme.substring(2, lexeme.length() - 1).replace("\n", "");
    return Slice.of(Base64.getDecoder().decode(digits));
  }

  /// The time of a timestamp as RFC 3339 and STIX 2.1 §2.16 have it, without quotes; empty if it is
  /// not one. A leap second is the second after; fractions of a nanosecond are cut off.
  static Optional<Instant> timestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches() || day(text) > month(text).lengthOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(rolledTime(text));
  }

  /// The time of a timestamp that may name a day its month does not have, which is then counted on
  /// into the next month.
  static Instant rolledTime(String text) {
    String fraction = text.substring(SECONDS_END, text.length() - 1);
    return month(text)
        .atDay(1)
        .plusDays(day(text) - 1L)
        .atTime(number(text, 11), number(text, 14))
        .plusSeconds(number(text, 17))
        .plusNanos(nanos(fraction.isEmpty() ? "" : fraction.substring(1)))
        .toInstant(ZoneOffset.UTC);
  }

  /// Nanoseconds of the digits after the point; more than nine are cut off.
  private static long nanos(String digits) {
    String cut = digits.substring(0, Math.min(digits.length(), NANO_DIGITS));
    return Long.parseLong(cut + "0".repeat(NANO_DIGITS - cut.length()));
  }

  private static YearMonth month(String text) {
    return YearMonth.of(Integer.parseInt(text.substring(0, 4)), number(text, 5));
  }

  private static int day(String text) {
    return number(text, 8);
  }

  private static int number(String text, int at) {
    return Integer.parseInt(text.substring(at, at + 2));
  }

  /// True if an integer constant is small enough for a `long` beyond doubt.
  static boolean fitsLong(String lexeme) {
    return lexeme.length() <= LONG_DIGITS;
  }

  /// A list index; a negative one is -1 and a huge one the greatest `int`, where no list has an
  /// element either.
  static int index(String lexeme) {
    boolean negative = lexeme.startsWith("-") && !lexeme.equals("-0");
    long number = fitsLong(lexeme) ? Long.parseLong(lexeme) : Long.MAX_VALUE;
    return negative ? -1 : (int) Math.min(number, Integer.MAX_VALUE);
  }

  /// A positive number of seconds, an integer or a float; fractions of a nanosecond are rounded up,
  /// and what exceeds ten thousand years is ten thousand years.
  static Duration seconds(String lexeme) {
    String plain = lexeme.startsWith("+") ? lexeme.substring(1) : lexeme;
    int point = plain.indexOf('.');
    String whole = (point < 0 ? plain : plain.substring(0, point)).replaceFirst("^0+", "");
    String fraction = point < 0 ? "" : plain.substring(point + 1);
    if (!fitsLong(whole)) {
      return Duration.ofSeconds(TEN_THOUSAND_YEARS);
    }
    long nanos = nanos(fraction);
    boolean more = fraction.chars().skip(NANO_DIGITS).anyMatch(c -> c != '0');
    long seconds = whole.isEmpty() ? 0 : Long.parseLong(whole);
    return Duration.ofSeconds(
        Math.min(seconds, TEN_THOUSAND_YEARS), Math.addExact(nanos, more ? 1 : 0));
  }
}
