package dev.sekisho.document;

import java.util.ArrayList;
import java.util.List;

/// What a script or a style sheet says where it is written so that it does not read as what it is:
/// literals put together (`"ht" + "tp://"`), characters escaped (of two or four digits or in
/// braces, `\/`, and as CSS has it), percent escapes that it undoes, literals turned around.
///
/// Source: ECMA-262 §12.9.4, CSS Syntax Module Level 3 §4.3.7. Nothing is parsed and nothing run:
/// wherever such a thing stands it counts. One pass for each reading, in linear time.
public final class ScriptText {
  private static final String QUOTES = "\"'`";
  private static final String OPERATORS = "+&";
  private static final String ENDS = ";{}\n";
  private static final int MOST_DIGITS = 6;
  private static final int LONGEST_BLANK = 1000;

  private final String text;
  private final StringBuilder plain = new StringBuilder();
  private int at;

  /// Where in `plain` the statement starts that is being read.
  private int start;

  /// True if it differs from what is written.
  private boolean changed;

  private ScriptText(String text) {
    this.text = text;
  }

  /// What a script says in other words than are written.
  ///
  /// @param texts each reading
  /// @param whole false if the script is too much work to be read to its end
  public record Readings(List<String> texts, boolean whole) {
    public Readings {
      texts = List.copyOf(texts);
    }
  }

  /// What `text` says where that is not what is written: the statements that differ, a line each,
  /// and those in which something is computed; `text` and those statements without percent escapes,
  /// if it undoes some; all of it backwards, a line each literal, if something in it is reversed.
  /// None if nothing differs.
  public static Readings readings(String text) {
    List<String> readings = new ArrayList<>();
    String changed = new ScriptText(text).changed();
    if (!changed.isEmpty()) {
      readings.add(changed);
    }
    ScriptValues.Computed computed = ScriptValues.of(text);
    if (!computed.statements().isEmpty()) {
      readings.add(computed.statements());
    }
    if (undoesPercents(text)) {
      readings.add(PercentText.decoded(text + '\n' + changed));
    }
    if (text.contains("reverse(")) {
      readings.add(new StringBuilder(text).reverse().toString().replaceAll("[\"'`]", "\n"));
    }
    return new Readings(readings, computed.whole());
  }

  /// What a literal of a script says, octal escapes too (ECMA-262 §12.9.4.1, §B.1.2).
  ///
  /// @param written what stands between its quotes
  static String literal(String written) {
    ScriptText literal = new ScriptText(written);
    while (literal.at < written.length()) {
      char c = written.charAt(literal.at);
      if (written.startsWith("\\\n", literal.at)) {
        literal.at += 2;
      } else if (written.startsWith("\\\r\n", literal.at)) {
        literal.at += 3;
      } else if (c != '\\') {
        literal.plain.append(c);
        literal.at++;
      } else if (!literal.octal()) {
        literal.escape();
      }
    }
    return literal.plain.toString();
  }

  private boolean octal() {
    int end = at + 1;
    int code = 0;
    while (end < text.length() && end - at <= 3 && "01234567".indexOf(text.charAt(end)) >= 0) {
      code = code * 8 + text.charAt(end) - '0';
      end++;
    }
    if (end == at + 1) {
      return false;
    }
    plain.append((char) code);
    at = end;
    return true;
  }

  /// True if `text` calls what undoes percent escapes, or is a URL of a script, whose are undone.
  private static boolean undoesPercents(String text) {
    return text.indexOf('%') >= 0
        && (text.contains("decodeURI")
            || text.contains("unescape")
            || text.regionMatches(true, 0, "javascript:", 0, 11));
  }

  private static boolean isQuote(String text, int at) {
    return at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  private String changed() {
    int first = text.indexOf('\\');
    int last = text.lastIndexOf('\\');
    for (int i = 0; i < OPERATORS.length(); i++) {
      int operator = text.indexOf(OPERATORS.charAt(i));
      while (operator >= 0) {
        if (joins(operator)) {
          first = first < 0 ? operator : Math.min(first, operator);
          last = Math.max(last, operator);
        }
        operator = text.indexOf(OPERATORS.charAt(i), operator + 1);
      }
    }
    if (first >= 0) {
      statements(first, last);
    }
    return plain.toString();
  }

  /// True if quotes stand on both sides of the operator.
  private boolean joins(int operator) {
    int before = operator - 1;
    while (before >= 0 && operator - before < LONGEST_BLANK && text.charAt(before) <= ' ') {
      before--;
    }
    return before >= 0 && isQuote(text, before) && isQuote(text, blank(operator + 1));
  }

  /// Reads the statements around the two places and those between.
  private void statements(int first, int last) {
    at = first;
    while (at > 0 && ENDS.indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    while (at < text.length() && (at <= last || changed)) {
      char c = text.charAt(at);
      if (c == '\\') {
        escape();
      } else if (!isQuote(text, at) || !joined()) {
        plain.append(c);
        at++;
        if (ENDS.indexOf(c) >= 0) {
          end();
        }
      }
    }
    end();
  }

  private void end() {
    if (changed) {
      plain.append('\n');
    } else {
      plain.setLength(start);
    }
    start = plain.length();
    changed = false;
  }

  /// Passes over what stands between two literals that are put together; false if none stands here.
  private boolean joined() {
    int operator = blank(at + 1);
    if (operator >= text.length() || OPERATORS.indexOf(text.charAt(operator)) < 0) {
      return false;
    }
    int quote = blank(operator + 1);
    if (!isQuote(text, quote)) {
      return false;
    }
    at = quote + 1;
    changed = true;
    return true;
  }

  private int blank(int from) {
    int i = from;
    while (i < text.length() && i - from < LONGEST_BLANK && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private void escape() {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int digits = kind == 'x' ? hexDigits(at + 2, 2) : kind == 'u' ? hexDigits(at + 2, 4) : 0;
    if (digits == (kind == 'x' ? 2 : 4)) {
      add(at + 2, digits);
    } else if (kind == 'u' && braced()) {
      at++;
    } else if (kind == '/' || kind == '"' || kind == '\'') {
      changed |= kind == '/';
      plain.append(kind);
      at += 2;
    } else if (hexDigits(at + 1, MOST_DIGITS) > 0) {
      add(at + 1, hexDigits(at + 1, MOST_DIGITS));
      at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
    } else {
      plain.append('\\');
      at++;
    }
  }

  /// Reads an escape in braces; false if none stands here.
  private boolean braced() {
    int from = at + 3;
    if (!text.startsWith("{", at + 2)) {
      return false;
    }
    while (text.startsWith("0", from)) {
      from++;
    }
    int digits = hexDigits(from, MOST_DIGITS);
    if (digits == 0 || !text.startsWith("}", from + digits)) {
      return false;
    }
    add(from, digits);
    return true;
  }

  private int hexDigits(int from, int most) {
    int i = from;
    while (i < text.length() && i - from < most && isHex(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private void add(int from, int digits) {
    int point = Integer.parseInt(text, from, from + digits, 16);
    plain.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xfffd);
    at = from + digits;
    changed = true;
  }
}
