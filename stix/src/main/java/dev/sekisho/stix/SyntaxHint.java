package dev.sekisho.stix;

import java.util.Locale;

/// What was found where a pattern stops being one.
record SyntaxHint(String code, String message) {
  private static final int SHOWN = 40;

  /// What the token says that `lexer` stands at.
  static SyntaxHint of(Lexer lexer) {
    return switch (lexer.token()) {
      case END -> syntax("the pattern ends here");
      case INVALID -> unusable(lexer);
      case NAME -> name(lexer);
      case HYPHENATED ->
          syntax("found " + shown(lexer) + ", a name that needs quotes except as an object type");
      case LAST -> syntax("found LAST, which is a keyword");
      case AND,
          OR,
          NOT,
          FOLLOWEDBY,
          LIKE,
          MATCHES,
          ISSUPERSET,
          ISSUBSET,
          EXISTS,
          IN,
          START,
          STOP,
          SECONDS,
          TRUE,
          FALSE,
          WITHIN,
          REPEATS,
          TIMES,
          STRING,
          INTEGER,
          NEGATIVE_INTEGER,
          FLOAT,
          NEGATIVE_FLOAT,
          HEX,
          BINARY,
          TIMESTAMP,
          EQUAL,
          NOT_EQUAL,
          LESS,
          AT_MOST,
          GREATER,
          AT_LEAST,
          COLON,
          DOT,
          COMMA,
          LEFT_PAREN,
          RIGHT_PAREN,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          ASTERISK ->
          syntax("found " + shown(lexer));
    };
  }

  private static SyntaxHint syntax(String message) {
    return new SyntaxHint("stix.syntax", message);
  }

  private static SyntaxHint unusable(Lexer lexer) {
    if (lexer.text().charAt(lexer.start()) == '\'') {
      return new SyntaxHint(
          "stix.string",
          "found an apostrophe that starts no string (it is not closed, or a backslash in it"
              + " stands before neither \\ nor ')");
    }
    return syntax("found the unusable character " + shown(lexer));
  }

  private static SyntaxHint name(Lexer lexer) {
    String name = lexer.lexeme();
    if (lexer.text().startsWith("'", lexer.end())) {
      switch (name) {
        case "h" -> {
          return new SyntaxHint(
              "stix.hex", "found h'…' without an even number of hexadecimal digits in it");
        }
        case "b" -> {
          return new SyntaxHint("stix.binary", "found b'…' without padded base64 in it");
        }
        case "t" -> {
          return new SyntaxHint(
              "stix.timestamp", "found t'…' without a time such as 2016-01-31T23:59:59.5Z in it");
        }
        default -> {}
      }
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.equals(name) && Token.ofName(upper, false) != Token.NAME) {
      return syntax("found " + shown(lexer) + " (keywords are written in capitals: " + upper + ")");
    }
    return syntax("found " + shown(lexer));
  }

  private static String shown(Lexer lexer) {
    String lexeme = lexer.lexeme();
    if (lexeme.length() <= SHOWN) {
      return lexeme;
    }
    return lexeme.substring(0, lexeme.offsetByCodePoints(0, SHOWN / 2)) + "…";
  }
}
