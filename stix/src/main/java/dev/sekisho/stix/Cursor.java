package dev.sekisho.stix;

import java.util.ArrayList;
import java.util.List;

/// Where a parser stands in a pattern, and what it has to say so far. The first syntax error ends
/// the reading: the cursor then stands at the end of the pattern and says no more.
final class Cursor {
  /// How many errors, and how many warnings, are kept of one pattern.
  static final int MOST_SAID = 100;

  private final Lexer lexer;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final List<Parsed.Place> places = new ArrayList<>();
  private boolean failed;
  private int lastEnd;

  Cursor(String text) {
    lexer = new Lexer(text);
  }

  String text() {
    return lexer.text();
  }

  List<Diagnostic> errors() {
    return errors;
  }

  List<Diagnostic> warnings() {
    return warnings;
  }

  List<Parsed.Place> places() {
    return places;
  }

  /// True once a syntax error was met.
  boolean failed() {
    return failed;
  }

  Token token() {
    return lexer.token();
  }

  /// Where the current token starts.
  int start() {
    return lexer.start();
  }

  /// Where the token before the current one ends.
  int lastEnd() {
    return lastEnd;
  }

  /// Goes on and returns the text of the token it stood at.
  String take() {
    String lexeme = lexer.lexeme();
    lastEnd = lexer.end();
    lexer.next();
    return lexeme;
  }

  /// Goes on if it stands at `token`.
  boolean accept(Token token) {
    if (lexer.token() != token) {
      return false;
    }
    take();
    return true;
  }

  /// Goes on over `token`, without which the pattern is not one; returns its text.
  String expect(Token token) {
    if (lexer.token() == token) {
      return take();
    }
    fail(token.words());
    return "";
  }

  /// Ends the reading: something else was expected here.
  void fail(String expected) {
    SyntaxHint hint = SyntaxHint.of(lexer);
    refuse(hint.code(), hint.message() + ", expected " + expected);
  }

  /// Ends the reading at the current token for a reason of its own.
  void refuse(String code, String message) {
    if (!failed) {
      failed = true;
      error(code, lexer.start(), lexer.end() - lexer.start(), message);
      lexer.stop();
    }
  }

  /// Notes an error of meaning; the reading goes on.
  void error(String code, int offset, int length, String message) {
    say(errors, code, Severity.ERROR, offset, length, message);
  }

  /// Notes a warning.
  void warn(String code, int offset, int length, String message) {
    say(warnings, code, Severity.WARNING, offset, length, message);
  }

  private void say(
      List<Diagnostic> into,
      String code,
      Severity severity,
      int offset,
      int length,
      String message) {
    if (into.size() < MOST_SAID) {
      into.add(Diagnostic.at(text(), code, severity, offset, length, message));
    }
  }
}
