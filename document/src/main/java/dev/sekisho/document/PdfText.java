package dev.sekisho.document;

import dev.sekisho.bytes.Slice;

/// The text a content stream shows (ISO 32000-2 §9.4.3), as its fonts would show it that encode as
/// ASCII does; strings in hexadecimal digits, which others use, are left out.
final class PdfText {
  /// A gap in thousandths of an em from which on it separates words.
  private static final int WORD_GAP = 180;

  private PdfText() {}

  /// Appends the text of `content`, a line for each operation.
  static void add(Slice content, StringBuilder shown) {
    boolean array = false;
    int at = 0;
    while (at < content.length()) {
      int c = content.at(at);
      if (c == '(') {
        PdfLexer lexer = new PdfLexer(content, at);
        shown.append(lexer.literal());
        at = lexer.at();
        if (!array) {
          shown.append('\n');
        }
        continue;
      }
      if (c == '[') {
        array = true;
      } else if (c == ']' && array) {
        array = false;
        shown.append('\n');
      } else if (c == '-' && array) {
        shown.append(gap(content, at + 1) >= WORD_GAP ? " " : "");
      }
      at++;
    }
  }

  private static int gap(Slice content, int from) {
    int value = 0;
    for (int i = from; i < Math.min(content.length(), from + 5); i++) {
      int digit = Character.digit(content.at(i), 10);
      if (digit < 0) {
        break;
      }
      value = 10 * value + digit;
    }
    return value;
  }
}
