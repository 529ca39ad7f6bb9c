package dev.sekisho.mime;

import java.util.regex.Pattern;

/// What looks like white space, or like nothing, in a structured field and is neither space nor
/// tab: no-break spaces, next line, spaces of a width, what has none.
///
/// Source: the Unicode property White_Space, and the characters of width zero; in UTF-8, and as the
/// octets of ISO 8859-1 where those are part of no other character.
final class OtherSpaces {
  /// A character of an encoded text each octet.
  private static final Pattern SPACES =
      Pattern.compile(
          "\u00c2[\u0085\u00a0\u00ad]"
              + "|\u00e2\u0080[\u0080-\u008f\u00a8\u00a9\u00af]"
              + "|\u00e2\u0081[\u009f\u00a0]"
              + "|\u00e1\u009a\u0080|\u00e3\u0080\u0080|\u00ef\u00bb\u00bf"
              + "|(?<![\u0080-\u00ff])[\u0085\u00a0](?![\u0080-\u00bf])");

  private OtherSpaces() {}

  /// `field` with `other` in place of each such character that is not in quotes; itself if there is
  /// none.
  ///
  /// @param field a character a byte
  static String replaced(String field, String other) {
    if (Ascii.only(field)) {
      return field;
    }
    StringBuilder out = new StringBuilder(field.length());
    String[] pieces = field.split("\"", -1);
    for (int i = 0; i < pieces.length; i++) {
      out.append(i == 0 ? "" : "\"");
      out.append(i % 2 == 0 ? SPACES.matcher(pieces[i]).replaceAll(other) : pieces[i]);
    }
    return out.toString();
  }
}
