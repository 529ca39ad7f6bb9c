package dev.sekisho.engine;

/// A comparison operator (STIX 2.1 §9.6.1).
public enum Operator {
  /// `=`
  EQUAL("="),
  /// `!=`
  NOT_EQUAL("!="),
  /// `<`
  LESS("<"),
  /// `<=`
  AT_MOST("<="),
  /// `>`
  GREATER(">"),
  /// `>=`
  AT_LEAST(">="),
  /// `IN`
  IN("IN"),
  /// `LIKE`
  LIKE("LIKE"),
  /// `MATCHES`
  MATCHES("MATCHES"),
  /// `ISSUBSET`
  ISSUBSET("ISSUBSET"),
  /// `ISSUPERSET`
  ISSUPERSET("ISSUPERSET"),
  /// `EXISTS`
  EXISTS("EXISTS");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /// As written in a pattern.
  public String sign() {
    return sign;
  }
}
