package dev.sekisho.draft;

/// A line of a plain text.
record Line(String text, Place place) {
  boolean isBlank() {
    return text.isBlank();
  }

  /// How far it is indented.
  int indent() {
    int i = 0;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
