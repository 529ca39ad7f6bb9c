package dev.sekisho.draft;

/// A line of a text.
///
/// @param level of a line that its size makes a heading: 1 for the largest; else 0
record Line(String text, Place place, int level) {
  Line(String text, Place place) {
    this(text, place, 0);
  }

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
