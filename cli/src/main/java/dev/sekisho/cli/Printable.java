package dev.sekisho.cli;

import dev.sekisho.bytes.Deceptive;

/// Makes hostile text harmless to print.
final class Printable {
  /// Characters of one value that are printed; more are counted, not shown.
  static final int LONGEST = 500;

  private Printable() {}

  /// `text` with every character that could steer a terminal or deceive the eye written as its code
  /// point, backslash, u and braces around it: control characters (C0, C1, DEL), format characters
  /// (bidirectional, zero width, tags), line and paragraph separators, lone surrogates. A long text
  /// is cut at {@link #LONGEST} characters.
  static String of(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    int i = 0;
    for (int shown = 0; i < text.length() && shown < LONGEST; shown++) {
      int c = text.codePointAt(i);
      append(c, out);
      i += Character.charCount(c);
    }
    if (i < text.length()) {
      out.append("… (+").append(text.length() - i).append(')');
    }
    return out.toString();
  }

  /// All of `text`, made harmless as by {@link #of}, however long.
  static String all(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    if (Deceptive.is(c)) {
      out.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      out.appendCodePoint(c);
    }
  }
}
