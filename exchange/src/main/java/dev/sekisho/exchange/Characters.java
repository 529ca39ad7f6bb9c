package dev.sekisho.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Single characters in the dialects of regular expressions.
final class Characters {
  private static final String OPERATORS = ".\\+*?()[]{}^$|";
  private static final String DELIMITERS = "/;:\"'#";

  private Characters() {}

  /// A character outside a class; empty if it cannot be written.
  static Optional<String> outside(int c, Dialect dialect) {
    if (c > 127) {
      return dialect.bytes() ? Optional.of(bytes(c)) : Optional.of(Character.toString(c));
    }
    String text = Character.toString(c);
    if (dialect.posix()) {
      if (c < ' ' || c == 127) {
        return Optional.empty();
      }
      boolean operator = OPERATORS.contains(text);
      return Optional.of(operator ? c == '^' ? "\\^" : "[" + text + "]" : text);
    }
    return Optional.of(escaped(c, OPERATORS));
  }

  /// A character in a class; empty if it cannot stand there.
  static Optional<String> inside(int c, Dialect dialect) {
    String text = Character.toString(c);
    if (c > 127) {
      return dialect.bytes() ? Optional.empty() : Optional.of(text);
    }
    if (dialect.posix()) {
      return c < ' ' || c == 127 || "]^-[\\".contains(text) ? Optional.empty() : Optional.of(text);
    }
    return Optional.of(escaped(c, "\\]^-["));
  }

  /// A range in a class with its letters in both cases.
  static Optional<String> bothCases(int first, int last, Dialect dialect) {
    Optional<String> start = inside(first, dialect);
    Optional<String> end = inside(last, dialect);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    String range = first == last ? start.get() : start.get() + "-" + end.get();
    boolean lower = first >= 'a' && last <= 'z';
    boolean upper = first >= 'A' && last <= 'Z';
    boolean letters = first <= 'z' && last >= 'A' && !(first > 'Z' && last < 'a');
    if (lower || upper) {
      return Optional.of(
          range + (lower ? range.toUpperCase(Locale.ROOT) : range.toLowerCase(Locale.ROOT)));
    }
    return letters ? Optional.empty() : Optional.of(range);
  }

  private static String escaped(int c, String operators) {
    String text = Character.toString(c);
    if (operators.contains(text)) {
      return "\\" + text;
    }
    boolean plain = c >= ' ' && c < 127 && !DELIMITERS.contains(text);
    return plain ? text : String.format(Locale.ROOT, "\\x%02x", c);
  }

  private static String bytes(int c) {
    StringBuilder out = new StringBuilder();
    for (byte unit : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "\\x%02x", unit & 0xff));
    }
    return out.toString();
  }
}
