package dev.sekisho.bytes;

/// Characters that could steer a terminal or deceive the eye, and so are never put out as they are.
public final class Deceptive {
  private Deceptive() {}

  /// True for control characters (C0, C1, DEL), format characters (bidirectional, zero width,
  /// tags), line and paragraph separators, and lone surrogates.
  ///
  /// @param point a code point
  public static boolean is(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
