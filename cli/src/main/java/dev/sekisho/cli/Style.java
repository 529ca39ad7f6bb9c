package dev.sekisho.cli;

/// Colours of a terminal, or none.
enum Style {
  /// Escape sequences of ECMA-48.
  COLOUR,
  /// Nothing but the text.
  PLAIN;

  /// Bold red.
  String alarm(String text) {
    return with("1;31", text);
  }

  /// Yellow.
  String caution(String text) {
    return with("33", text);
  }

  /// Green.
  String good(String text) {
    return with("32", text);
  }

  /// Faint.
  String faint(String text) {
    return with("2", text);
  }

  /// Bold.
  String strong(String text) {
    return with("1", text);
  }

  private String with(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
