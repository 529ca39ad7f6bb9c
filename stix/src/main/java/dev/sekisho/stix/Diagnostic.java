package dev.sekisho.stix;

/// Something to say about a text: a pattern, or a bundle.
///
/// @param code stable name, never reused, such as `stix.syntax`; listed in
///   docs/formats/diagnostics.md
/// @param severity how grave it is
/// @param offset where it starts in the text, in UTF-16 units from 0
/// @param length how long it is, in UTF-16 units; 0 at the end of the text
/// @param line line of `offset`, from 1
/// @param column column of `offset` in its line, in code points from 1
/// @param message what was found and what was expected, for people; it may quote the text, which is
///   hostile
public record Diagnostic(
    String code, Severity severity, int offset, int length, int line, int column, String message) {

  /// A diagnostic of a range of `text`, with line and column counted there.
  static Diagnostic at(
      String text, String code, Severity severity, int offset, int length, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = 1 + text.codePointCount(lineStart, offset);
    return new Diagnostic(code, severity, offset, length, line, column, message);
  }
}
