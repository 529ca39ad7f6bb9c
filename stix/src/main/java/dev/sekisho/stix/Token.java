package dev.sekisho.stix;

import java.util.HashMap;
import java.util.Map;

/// A kind of token of the pattern language; {@link #words} is how it is named in a diagnostic.
enum Token {
  AND("AND"),
  OR("OR"),
  NOT("NOT"),
  FOLLOWEDBY("FOLLOWEDBY"),
  LIKE("LIKE"),
  MATCHES("MATCHES"),
  ISSUPERSET("ISSUPERSET"),
  ISSUBSET("ISSUBSET"),
  EXISTS("EXISTS"),
  LAST("LAST"),
  IN("IN"),
  START("START"),
  STOP("STOP"),
  SECONDS("SECONDS"),
  TRUE("true"),
  FALSE("false"),
  WITHIN("WITHIN"),
  REPEATS("REPEATS"),
  TIMES("TIMES"),
  NAME("a name"),
  HYPHENATED("a name with a hyphen"),
  STRING("a string"),
  INTEGER("an integer"),
  NEGATIVE_INTEGER("a negative integer"),
  FLOAT("a float"),
  NEGATIVE_FLOAT("a negative float"),
  HEX("a hex constant"),
  BINARY("a binary constant"),
  TIMESTAMP("a timestamp"),
  EQUAL("'='"),
  NOT_EQUAL("'!='"),
  LESS("'<'"),
  AT_MOST("'<='"),
  GREATER("'>'"),
  AT_LEAST("'>='"),
  COLON("':'"),
  DOT("'.'"),
  COMMA("','"),
  LEFT_PAREN("'('"),
  RIGHT_PAREN("')'"),
  LEFT_BRACKET("'['"),
  RIGHT_BRACKET("']'"),
  ASTERISK("'*'"),
  INVALID("an unusable character"),
  END("the end of the pattern");

  private static final Map<String, Token> KEYWORDS = keywords();

  private final String words;

  Token(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /// The token of a run of letters, digits, underscores and hyphens.
  static Token ofName(String name, boolean hyphen) {
    return hyphen ? HYPHENATED : KEYWORDS.getOrDefault(name, NAME);
  }

  /// True if `name` can stand in a path without quotes.
  static boolean isPlain(String name) {
    return !name.isEmpty()
        && Lexer.startsName(name.charAt(0))
        && name.chars().allMatch(c -> Lexer.startsName(c) || Lexer.isDigit(c))
        && !KEYWORDS.containsKey(name);
  }

  private static Map<String, Token> keywords() {
    Map<String, Token> found = new HashMap<>();
    for (Token token : values()) {
      if (token.compareTo(NAME) < 0) {
        found.put(token.words, token);
      }
    }
    return Map.copyOf(found);
  }
}
