package dev.sekisho.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the expressions of a script end, and what they are put together of, by their brackets and
/// quotes alone.
final class ScriptPieces {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String OPERATORS = "+-*/?:&|=,.<>^%";

  private ScriptPieces() {}

  /// Where the expression ends that starts at `from`; -1 if that is more than `most` on.
  static int end(String text, int from, int most) {
    int depth = 0;
    int i = from;
    for (; i < text.length() && i - from <= most; i++) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        i = close(text, i);
      } else if (OPENING.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSING.indexOf(c) >= 0) {
        if (--depth < 0) {
          return i;
        }
      } else if (depth == 0 && (c == ';' || c == ',' || (c == '\n' && ends(text, from, i)))) {
        return i;
      }
    }
    return i - from > most ? -1 : Math.min(i, text.length());
  }

  /// True if no operator stands on either side of a line break.
  private static boolean ends(String text, int from, int at) {
    int before = at - 1;
    while (before >= from && text.charAt(before) <= ' ') {
      before--;
    }
    int next = at;
    while (next < text.length() && text.charAt(next) <= ' ' && next - at < 1000) {
      next++;
    }
    return before >= from
        && OPERATORS.indexOf(text.charAt(before)) < 0
        && (next >= text.length() || OPERATORS.indexOf(text.charAt(next)) < 0);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /// Where the quote closes that opens at `from`, on its line unless it is a template; `from` if it
  /// does not.
  private static int close(String text, int from) {
    char quote = text.charAt(from);
    int i = from + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\n' && quote != '`') {
        return from;
      }
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i < text.length() ? i : from;
  }

  /// An expression without the parentheses around it, and without what only escapes it.
  static String bare(String expression) {
    String bare = expression.strip();
    for (int i = 0; i < 8; i++) {
      String inner = inner(bare);
      if (inner == null) {
        return bare;
      }
      bare = inner.strip();
    }
    return bare;
  }

  private static @Nullable String inner(String expression) {
    for (String before : List.of("(", "encodeURI(", "String(")) {
      if (expression.startsWith(before)
          && expression.endsWith(")")
          && end(expression, before.length(), expression.length()) == expression.length() - 1) {
        return expression.substring(before.length(), expression.length() - 1);
      }
    }
    return null;
  }

  /// What an expression may come to: what stands on both sides of `||`, `??` and the colon of a
  /// condition; itself alone if it has none.
  static List<String> alternatives(String expression) {
    String plain = expression.replace("??", "||").replace("?.", " .");
    List<String> parts = split(plain, "?");
    return parts.size() > 1
        ? split(String.join("?", parts.subList(1, parts.size())), ":")
        : split(plain, "||");
  }

  /// The pieces of an expression between `sign` outside of brackets and quotes.
  static List<String> split(String expression, String sign) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (isQuote(c)) {
        i = close(expression, i);
      } else if (OPENING.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSING.indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && expression.startsWith(sign, i)) {
        pieces.add(expression.substring(start, i).strip());
        i += sign.length() - 1;
        start = i + 1;
      }
    }
    pieces.add(expression.substring(start).strip());
    return pieces;
  }
}
