package dev.sekisho.hyperscan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a regular expression from left to right: characters, names, numbers, escapes.
///
/// Once something is not certain the expression is unknown, and the rest of the text is skipped.
final class EscapeReader {
  private static final int MAX_NUMBER = 1_000_000;
  private static final Pattern POSIX_CLASS = Pattern.compile("\\[:\\^?[a-z]+:\\]");
  private static final Pattern COUNT = Pattern.compile("\\{[0-9]+(?:,[0-9]*)?\\}");

  private final String text;
  private int at;
  private boolean known = true;

  EscapeReader(String text) {
    this.text = text;
  }

  /// An escape that stands for one code point.
  ///
  /// @param set what it matches
  /// @param single true if it names one code point, false if a class of them
  /// @param exact false if it may match more than it should
  record Escape(CodePoints set, boolean single, boolean exact) {
    static Escape of(int c) {
      return new Escape(CodePoints.of(c), true, true);
    }

    static Escape of(CodePoints set) {
      return new Escape(set, false, true);
    }

    static Escape vague() {
      return new Escape(CodePoints.ALL, false, false);
    }

    int first() {
      return set.ranges().getFirst().from();
    }
  }

  /// The expression with what stands between `\Q` and `\E` written as hexadecimal escapes.
  static String unquoted(String regex) {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < regex.length()) {
      if (regex.startsWith("\\Q", i)) {
        int end = regex.indexOf("\\E", i + 2);
        String quoted = regex.substring(i + 2, end < 0 ? regex.length() : end);
        quoted.codePoints().forEach(c -> plain.append("\\x{%x}".formatted(c)));
        i = end < 0 ? regex.length() : end + 2;
      } else {
        int next = Math.min(regex.length(), regex.charAt(i) == '\\' ? i + 2 : i + 1);
        plain.append(regex, i, next);
        i = next;
      }
    }
    return plain.toString();
  }

  boolean known() {
    return known;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /// Makes the expression unknown.
  ///
  /// @return what stands for the part that was being read
  Node unknown() {
    known = false;
    at = text.length();
    return Node.anything();
  }

  /// The next code point; -1 at the end, where none was expected.
  int next() {
    if (atEnd()) {
      unknown();
      return -1;
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  boolean sees(char c) {
    return sees(0, c);
  }

  /// True if `c` stands `ahead` characters further on.
  boolean sees(int ahead, char c) {
    return at + ahead < text.length() && text.charAt(at + ahead) == c;
  }

  boolean take(char c) {
    boolean seen = sees(c);
    if (seen) {
      at++;
    }
    return seen;
  }

  void require(char c) {
    if (!take(c)) {
      unknown();
    }
  }

  /// Takes the first of `words` that stands here.
  boolean takeAny(String... words) {
    for (String word : words) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return true;
      }
    }
    return false;
  }

  /// Takes the name of a group: `<name>`, `'name'`, `{name}`, with or without a `P` before it.
  boolean takeName() {
    int start = sees('P') ? at + 1 : at;
    int kind = start < text.length() ? "<'{".indexOf(text.charAt(start)) : -1;
    if (kind < 0) {
      return false;
    }
    int end = text.indexOf(">'}".charAt(kind), start + 1);
    if (end < 0 || !text.substring(start + 1, end).matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return false;
    }
    at = end + 1;
    return true;
  }

  /// Takes a class such as `[:alpha:]`.
  boolean takePosixClass() {
    Matcher posix = POSIX_CLASS.matcher(text).region(at, text.length());
    boolean seen = sees('[') && posix.lookingAt();
    if (seen) {
      at = posix.end();
    }
    return seen;
  }

  /// True if a count in braces stands here; other braces are characters.
  boolean seesCount() {
    return sees('{') && COUNT.matcher(text).region(at, text.length()).lookingAt();
  }

  void takeDigits() {
    while (!atEnd() && digit(10) >= 0) {
      at++;
    }
  }

  /// A decimal number, which must stand here.
  int number() {
    int start = at;
    int number = 0;
    while (!atEnd() && digit(10) >= 0 && number < MAX_NUMBER) {
      number = number * 10 + digit(10);
      at++;
    }
    if (at == start || number >= MAX_NUMBER) {
      unknown();
    }
    return number;
  }

  private int digit(int radix) {
    return text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
  }

  /// What an escape stands for, whose letter `c` has been read.
  Escape escape(int c) {
    return switch (c) {
      case 'd' -> Escape.of(CodePoints.DIGITS);
      case 'D' -> Escape.of(CodePoints.DIGITS.negated());
      case 'w' -> Escape.of(CodePoints.WORD);
      case 'W' -> Escape.of(CodePoints.WORD.negated());
      case 's' -> Escape.of(CodePoints.SPACE);
      case 'S' -> Escape.of(CodePoints.SPACE.negated());
      case 'h' -> Escape.of(CodePoints.HORIZONTAL);
      case 'H' -> Escape.of(CodePoints.HORIZONTAL.negated());
      case 'v' -> Escape.of(CodePoints.VERTICAL);
      case 'V' -> Escape.of(CodePoints.VERTICAL.negated());
      case 'p', 'P' -> property();
      default -> Escape.of(codePoint(c));
    };
  }

  private Escape property() {
    if (take('{')) {
      at = text.indexOf('}', at);
      if (at < 0) {
        unknown();
      }
      take('}');
    } else {
      next();
    }
    return Escape.vague();
  }

  private int codePoint(int c) {
    return switch (c) {
      case 'a' -> 0x07;
      case 'e' -> 0x1B;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> octal();
      case 'x' -> take('{') ? braced() : scalar(hex(2));
      case 'u' -> scalar(hex(4));
      default -> scalar(isAsciiAlphanumeric(c) ? -1 : c);
    };
  }

  private static boolean isAsciiAlphanumeric(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /// `c` where it can stand in UTF-8; else the expression is unknown.
  private int scalar(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    if (c < 0 || c > Character.MAX_CODE_POINT || surrogate) {
      unknown();
      return 0;
    }
    return c;
  }

  private int braced() {
    int end = text.indexOf('}', at);
    if (end <= at || end - at > 8) {
      return scalar(-1);
    }
    int c = hex(end - at);
    require('}');
    return scalar(c);
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = atEnd() ? -1 : digit(16);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
      value = value * 16 + digit;
      at++;
    }
    return value;
  }

  /// The zero and up to two more octal digits.
  private int octal() {
    int value = 0;
    for (int i = 0; i < 2 && !atEnd() && digit(8) >= 0; i++) {
      value = value * 8 + digit(8);
      at++;
    }
    return value;
  }
}
