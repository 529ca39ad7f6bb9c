package dev.sekisho.document;

import org.jspecify.annotations.Nullable;

/// The names, literals and signs of a script, wherever they stand (ECMA-262 §12).
final class ScriptLexer {
  private static final int LONGEST_BLANK = 1000;
  private static final int MOST_DIGITS = 6;
  private static final String OF_PATTERNS = "\\^$.|?*+()[]{}";

  final String text;
  int at;

  /// How many characters may still be read; lowered by those of literals.
  long work;

  /// True if the last pattern is one for all that it fits.
  boolean global;

  /// @param text not copied; read from its start
  ScriptLexer(String text) {
    this.text = text;
    this.work = 16L * text.length() + (1 << 16);
  }

  boolean atEnd() {
    return at >= text.length();
  }

  boolean isAt(String sign) {
    return text.startsWith(sign, at);
  }

  /// True if the last character before white space is `sign`.
  boolean isAfter(char sign) {
    return at > 0 && text.charAt(at - 1) == sign;
  }

  /// Passes over white space and `sign`; false, and nothing passed, if it does not stand here.
  boolean skip(String sign) {
    int start = blank(at);
    if (!text.startsWith(sign, start)) {
      return false;
    }
    at = blank(start + sign.length());
    return true;
  }

  private int blank(int from) {
    int i = from;
    while (i < text.length() && i - from < LONGEST_BLANK && text.charAt(i) <= ' ') {
      i++;
    }
    work -= i - from;
    return i;
  }

  /// True where nothing goes on that would change a value.
  boolean isAtEndOfExpression() {
    int next = blank(at);
    boolean newLine = text.substring(at, next).indexOf('\n') >= 0;
    return newLine || next >= text.length() || ";,)}<&".indexOf(text.charAt(next)) >= 0;
  }

  /// The name that starts here; empty if none does.
  String name() {
    int start = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    work -= at - start;
    return text.substring(start, at);
  }

  private static boolean isOfName(char c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  /// The number that starts here; -1 if none does.
  int number() {
    int start = at;
    while (at < text.length()
        && at - start < MOST_DIGITS
        && "0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at == start ? -1 : Integer.parseInt(text, start, at, 10);
  }

  /// What the literal says that starts here; null, and nothing passed, if none does.
  @Nullable String literal() {
    char quote = atEnd() ? ' ' : text.charAt(at);
    if (quote != '"' && quote != '\'' && quote != '`') {
      return null;
    }
    int end = close(quote);
    if (end < 0) {
      return null;
    }
    String literal = text.substring(at + 1, end);
    at = end + 1;
    return literal.indexOf('\\') < 0 ? literal : ScriptText.literal(literal);
  }

  /// What a pattern without signs of its own stands for that starts here; null, and nothing passed,
  /// if none does.
  @Nullable String pattern() {
    if (!isAt("/")) {
      return null;
    }
    int end = close('/');
    if (end < 0) {
      return null;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = at + 1; i < end; i++) {
      boolean escaped = text.charAt(i) == '\\';
      i += escaped ? 1 : 0;
      boolean sign = OF_PATTERNS.indexOf(text.charAt(i)) >= 0;
      if (escaped ? !sign && text.charAt(i) != '/' : sign) {
        return null;
      }
      plain.append(text.charAt(i));
    }
    at = end + 1;
    global = name().contains("g");
    return plain.toString();
  }

  /// Where the literal that starts here ends, on its line unless it is a template; -1 if nowhere.
  private int close(char quote) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\n' && quote != '`') {
        break;
      }
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    work -= i - at;
    return i < text.length() && text.charAt(i) == quote ? i : -1;
  }
}
