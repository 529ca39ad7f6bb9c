package dev.sekisho.engine;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/* PCRE to java.util.regex, one pass from left to right. Most is the same; what Java reads differently
without an error is what matters here: `[` and `&&` in a class, POSIX classes, `{` that starts no
quantifier, octal escapes, `\N`, `(?P…)`, `(?U)`. What has no equivalent is a problem; what Java
refuses by itself is left to Java. */
final class Pcre {
  private static final Map<String, String> POSIX =
      Map.ofEntries(
          Map.entry("alnum", "\\p{Alnum}"),
          Map.entry("alpha", "\\p{Alpha}"),
          Map.entry("ascii", "\\p{ASCII}"),
          Map.entry("blank", "\\p{Blank}"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\p{Digit}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("lower", "\\p{Lower}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\s"),
          Map.entry("upper", "\\p{Upper}"),
          Map.entry("word", "\\w"),
          Map.entry("xdigit", "\\p{XDigit}"));
  private static final String OPERATORS = "^$.[]|()*+?{}";
  private static final char NOT_PLAIN = '\uffff';
  private static final String PLAIN_ESCAPES = "tnrfae";
  private static final String PLAIN_VALUES = "\t\n\r\f\u0007\u001b";

  private final String from;
  private final StringBuilder to = new StringBuilder();
  private String problem = "";
  private int at;

  private Pcre(String from) {
    this.from = from;
  }

  /// A translated expression.
  ///
  /// @param java for `java.util.regex` with DOTALL and UNIX_LINES
  /// @param problem what has no equivalent; empty if nothing
  record Translation(String java, String problem) {}

  /// Translates an expression.
  static Translation translate(String pattern) {
    Pcre pcre = new Pcre(pattern);
    while (pcre.at < pattern.length() && pcre.problem.isEmpty()) {
      pcre.item();
    }
    return new Translation(pcre.to.toString(), pcre.problem);
  }

  /// The string an expression stands for if it has no operators, else null.
  static @Nullable String literal(String pattern) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        c = plain(i + 1 < pattern.length() ? pattern.charAt(i + 1) : 'Q');
        i++;
      } else if (OPERATORS.indexOf(c) >= 0) {
        c = NOT_PLAIN;
      }
      if (c == NOT_PLAIN) {
        return null;
      }
      text.append(c);
      i++;
    }
    return text.toString();
  }

  /// The character that an escape of `c` stands for; NOT_PLAIN if it is more than one or none.
  private static char plain(char c) {
    int plain = PLAIN_ESCAPES.indexOf(c);
    if (plain >= 0) {
      return PLAIN_VALUES.charAt(plain);
    }
    return c > 127 || Character.isLetterOrDigit(c) ? NOT_PLAIN : c;
  }

  private boolean sees(String text) {
    return from.startsWith(text, at);
  }

  private void copy(int length) {
    int end = Math.min(at + length, from.length());
    to.append(from, at, end);
    at = end;
  }

  private void replace(int length, String by) {
    to.append(by);
    at += length;
  }

  private void item() {
    char c = from.charAt(at);
    if (sees("\\Q")) {
      quoted();
    } else if (c == '\\') {
      escape(false);
    } else if (c == '[') {
      characterClass();
    } else if (c == '{' && !quantifier()) {
      replace(1, "\\{");
    } else if (sees("(?")) {
      group();
    } else if (sees("(*")) {
      problem = "(*…): verbs and start options";
    } else {
      copy(1);
    }
  }

  private void quoted() {
    int end = from.indexOf("\\E", at);
    String text = from.substring(at + 2, end < 0 ? from.length() : end);
    text.chars().forEach(c -> quote((char) c));
    at = end < 0 ? from.length() : end + 2;
  }

  private void quote(char c) {
    boolean sign = c < 128 && !Character.isLetterOrDigit(c);
    to.append(sign ? "\\" : "").append(c);
  }

  private boolean quantifier() {
    int end = from.indexOf('}', at);
    return end > 0 && from.substring(at + 1, end).matches("[0-9]+(,[0-9]*)?");
  }

  private void group() {
    if (sees("(?P<")) {
      replace(4, "(?<");
    } else if (sees("(?P=")) {
      int end = from.indexOf(')', at);
      replace(
          Math.max(end, at) + 1 - at, "\\k<" + from.substring(at + 4, Math.max(end, at + 4)) + ">");
    } else if (sees("(?'")) {
      int end = Math.max(from.indexOf('\'', at + 3), at + 3);
      replace(end + 1 - at, "(?<" + from.substring(at + 3, Math.min(end, from.length())) + ">");
    } else if (sees("(?#")) {
      int end = from.indexOf(')', at);
      at = end < 0 ? from.length() : end + 1;
    } else {
      options();
    }
  }

  private void options() {
    int end = at + 2;
    while (end < from.length() && "imsxnJUX-^".indexOf(from.charAt(end)) >= 0) {
      end++;
    }
    String letters = from.substring(at + 2, end);
    if (letters.matches(".*[nJUX^].*")) {
      problem = "(?" + letters + ": this option";
    } else if (from.startsWith("(?|", at) || from.startsWith("(?(", at)) {
      problem = from.substring(at, at + 3) + ": branch reset and conditions";
    } else {
      copy(end - at);
    }
  }

  private void escape(boolean inClass) {
    char c = at + 1 < from.length() ? from.charAt(at + 1) : '\\';
    if (c >= '0' && c <= '9') {
      digits(inClass);
    } else if (c == 'N' && !from.startsWith("{", at + 2)) {
      replace(2, "[^\\n]");
    } else if (c == 'x') {
      hexadecimal();
    } else if ("KCgNouUlL".indexOf(c) >= 0) {
      problem = "\\" + c + ": this escape";
    } else if (inClass && c == 'b') {
      replace(2, "\\x08");
    } else if (c == 'E') {
      at += 2;
    } else if ((c == 'p' || c == 'P') && from.startsWith("{", at + 2)) {
      int end = from.indexOf('}', at);
      copy(end < 0 ? from.length() - at : end + 1 - at);
    } else {
      copy(Character.isHighSurrogate(c) ? 3 : 2);
    }
  }

  private void digits(boolean inClass) {
    int end = at + 1;
    while (end < from.length()
        && end < at + 4
        && from.charAt(end) >= '0'
        && from.charAt(end) <= '7') {
      end++;
    }
    String octal = from.substring(at + 1, end);
    boolean isOctal = octal.startsWith("0") || octal.length() == 3 || (inClass && !octal.isEmpty());
    if (isOctal) {
      replace(end - at, "\\x{" + Integer.toHexString(Integer.parseInt(octal, 8)) + "}");
    } else if (inClass) {
      problem = "\\" + from.charAt(at + 1) + " in a class";
    } else {
      copy(2);
    }
  }

  private void hexadecimal() {
    if (from.startsWith("{", at + 2)) {
      copy(3);
      return;
    }
    int end = at + 2;
    while (end < from.length() && end < at + 4 && isHex(from.charAt(end))) {
      end++;
    }
    String digits = from.substring(at + 2, end);
    replace(end - at, "\\x{" + (digits.isEmpty() ? "0" : digits) + "}");
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private void characterClass() {
    copy(sees("[^") ? 2 : 1);
    if (sees("]")) {
      replace(1, "\\]");
    }
    while (at < from.length() && from.charAt(at) != ']' && problem.isEmpty()) {
      classItem();
    }
    copy(1);
  }

  private void classItem() {
    char c = from.charAt(at);
    if (sees("[:")) {
      posix();
    } else if (sees("\\Q")) {
      quoted();
    } else if (c == '\\') {
      escape(true);
    } else if (c == '[' || c == '&' || c == '#' || c == ' ' || c == '^') {
      replace(1, "\\" + c);
    } else {
      copy(1);
    }
  }

  private void posix() {
    int end = from.indexOf(":]", at + 2);
    if (end < 0) {
      replace(1, "\\[");
      return;
    }
    String name = from.substring(at + 2, end);
    boolean not = name.startsWith("^");
    String java = POSIX.get(not ? name.substring(1) : name);
    if (java == null) {
      problem = "[:" + name + ":]: this class";
    } else {
      String upper = java.substring(0, 2).toUpperCase(Locale.ROOT) + java.substring(2);
      replace(end + 2 - at, not ? upper : java);
    }
  }
}
