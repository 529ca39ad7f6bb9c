package dev.sekisho.draft;

/// Regular expressions and constants of STIX patterns.
final class Expressions {
  private static final String SPECIAL = "\\.[]{}()<>*+-=!?^$|/#&~";

  private Expressions() {}

  /// Appends an expression that meets `text` itself, `space` for every run of whitespace.
  static void literal(String text, String space, StringBuilder out) {
    boolean inSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == ' ') {
        out.append(inSpace ? "" : space);
        inSpace = true;
        continue;
      }
      inSpace = false;
      if (SPECIAL.indexOf(c) >= 0 && "<>=!/#&~-".indexOf(c) < 0) {
        out.append('\\');
      }
      out.append(c);
    }
  }

  static String literal(String text) {
    StringBuilder out = new StringBuilder();
    literal(text, " ", out);
    return out.toString();
  }

  /// An expression for the whole of a name, whatever its case.
  static String whole(String name) {
    return "(?i)^" + literal(name) + "$";
  }

  /// `text` as a constant of a STIX pattern.
  static String constant(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
