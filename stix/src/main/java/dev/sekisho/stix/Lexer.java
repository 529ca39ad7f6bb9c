package dev.sekisho.stix;

/// The tokens of a pattern, one at a time: the longest that fits, as the official grammar's lexer
/// has it. Comments and white space are skipped. Time is linear in the text.
final class Lexer {
  private static final String SPACE =
      " \t\r\n\u000B\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
          + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  private final String text;
  private int start;
  private int end;
  private Token token = Token.END;

  Lexer(String text) {
    this.text = text;
    next();
  }

  /// The current token.
  Token token() {
    return token;
  }

  /// Where the current token starts.
  int start() {
    return start;
  }

  /// Where the current token ends.
  int end() {
    return end;
  }

  /// The text of the current token.
  String lexeme() {
    return text.substring(start, end);
  }

  String text() {
    return text;
  }

  /// Goes to the end of the text, so that nothing more is read.
  void stop() {
    start = text.length();
    end = start;
    token = Token.END;
  }

  /// Goes to the next token.
  void next() {
    start = skipBlank(end);
    end = start;
    if (start == text.length()) {
      token = Token.END;
      return;
    }
    char c = text.charAt(start);
    if (c == '\'') {
      take(Token.STRING, Literals.stringEnd(text, start));
    } else if (prefixed(c)) {
      return;
    } else if (startsName(c)) {
      name();
    } else if (isDigit(c) || c == '.' || c == '+' || c == '-') {
      number(c);
    } else {
      sign(c);
    }
  }

  /// Takes the token that ends at `to`, or one unusable character if `to` is -1.
  private void take(Token kind, int to) {
    token = to < 0 ? Token.INVALID : kind;
    end = to < 0 ? text.offsetByCodePoints(start, 1) : to;
  }

  private boolean prefixed(char c) {
    if (at(start + 1) != '\'') {
      return false;
    }
    int to =
        switch (c) {
          case 'h' -> Literals.hexEnd(text, start + 2);
          case 'b' -> Literals.base64End(text, start + 2);
          case 't' -> Literals.timestampEnd(text, start + 2);
          default -> -1;
        };
    if (to < 0) {
      return false;
    }
    take(c == 'h' ? Token.HEX : c == 'b' ? Token.BINARY : Token.TIMESTAMP, to);
    return true;
  }

  private void name() {
    boolean hyphen = false;
    int at = start;
    while (startsName(at(at)) || isDigit(at(at)) || at(at) == '-') {
      hyphen |= at(at) == '-';
      at++;
    }
    take(Token.ofName(text.substring(start, at), hyphen), at);
  }

  private void number(char first) {
    boolean negative = first == '-';
    int digits = negative || first == '+' ? start + 1 : start;
    int point = digitsEnd(digits);
    if (at(point) == '.' && isDigit(at(point + 1))) {
      take(negative ? Token.NEGATIVE_FLOAT : Token.FLOAT, digitsEnd(point + 1));
    } else if (point > digits) {
      int to = at(digits) == '0' ? digits + 1 : point;
      take(negative ? Token.NEGATIVE_INTEGER : Token.INTEGER, to);
    } else {
      take(Token.DOT, first == '.' ? start + 1 : -1);
    }
  }

  private void sign(char c) {
    char second = at(start + 1);
    switch (c) {
      case '=' -> take(Token.EQUAL, second == '=' ? start + 2 : start + 1);
      case '!' -> take(Token.NOT_EQUAL, second == '=' ? start + 2 : -1);
      case '<' -> less(second);
      case '>' ->
          take(
              second == '=' ? Token.AT_LEAST : Token.GREATER,
              second == '=' ? start + 2 : start + 1);
      case ':' -> take(Token.COLON, start + 1);
      case ',' -> take(Token.COMMA, start + 1);
      case '(' -> take(Token.LEFT_PAREN, start + 1);
      case ')' -> take(Token.RIGHT_PAREN, start + 1);
      case '[' -> take(Token.LEFT_BRACKET, start + 1);
      case ']' -> take(Token.RIGHT_BRACKET, start + 1);
      case '*' -> take(Token.ASTERISK, start + 1);
      default -> take(Token.INVALID, -1);
    }
  }

  private void less(char second) {
    switch (second) {
      case '>' -> take(Token.NOT_EQUAL, start + 2);
      case '=' -> take(Token.AT_MOST, start + 2);
      default -> take(Token.LESS, start + 1);
    }
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < text.length()) {
      int after = blankEnd(at);
      if (after < 0) {
        return at;
      }
      at = after;
    }
    return at;
  }

  /// Where the white space character or comment at `at` ends, or -1 if there is none.
  private int blankEnd(int at) {
    char c = text.charAt(at);
    if (c == '/' && at(at + 1) == '*') {
      int close = text.indexOf("*/", at + 2);
      return close < 0 ? -1 : close + 2;
    }
    if (c == '/' && at(at + 1) == '/') {
      int to = at + 2;
      while (to < text.length() && text.charAt(to) != '\r' && text.charAt(to) != '\n') {
        to++;
      }
      return to;
    }
    return SPACE.indexOf(c) >= 0 ? at + 1 : -1;
  }

  private int digitsEnd(int from) {
    int at = from;
    while (isDigit(at(at))) {
      at++;
    }
    return at;
  }

  /// The character at `index`, or NUL, which is no part of any token, past the end.
  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  static boolean startsName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
