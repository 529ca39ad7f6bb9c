package dev.sekisho.bytes;

/// A short run of bytes to be looked for.
///
/// Made once and kept. The search is that of `String`, for which the JVM has instructions of the
/// processor that it has for nothing else; what is searched is copied for it piece by piece.
public final class Needle {
  private static final int FIRST_PIECE = 256;
  private static final int LARGEST_PIECE = 1 << 15;

  private final String text;

  /// Index in `text` of a character that has no case; -1 if case counts.
  private final int anchor;

  private Needle(String text, int anchor) {
    if (text.isEmpty() || text.length() > FIRST_PIECE / 2) {
      throw new IllegalArgumentException("1 to " + FIRST_PIECE / 2 + " bytes: " + text);
    }
    this.text = text;
    this.anchor = anchor;
  }

  /// The bytes of `text`, of ISO 8859-1.
  ///
  /// @throws IllegalArgumentException if it is empty, or longer than 128
  public static Needle of(String text) {
    return new Needle(text, -1);
  }

  /// The same with letters in either case.
  ///
  /// @param text ASCII, with a character in it that is no letter
  /// @throws IllegalArgumentException if it is empty, longer than 128, or of letters only
  public static Needle ignoringCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return new Needle(text, i);
      }
    }
    throw new IllegalArgumentException("letters only: " + text);
  }

  /// How long it is.
  public int length() {
    return text.length();
  }

  /// Position of the first at or after `from` in `content`, or -1.
  public int indexIn(Slice content, int from) {
    int at = Math.max(from, 0);
    int most = FIRST_PIECE;
    while (content.length() - at >= text.length()) {
      int count = Math.min(most, content.length() - at);
      int found = first(content.part(at, count).latin1());
      if (found >= 0) {
        return at + found;
      }
      at += count - text.length() + 1;
      most = Math.min(most * 2, LARGEST_PIECE);
    }
    return -1;
  }

  private int first(String piece) {
    if (anchor < 0) {
      return piece.indexOf(text);
    }
    int at = piece.indexOf(text.charAt(anchor), anchor);
    while (at >= 0 && !piece.regionMatches(true, at - anchor, text, 0, text.length())) {
      at = piece.indexOf(text.charAt(anchor), at + 1);
    }
    return at < 0 ? -1 : at - anchor;
  }

  /// True if it is anywhere in `content`.
  public boolean in(Slice content) {
    return indexIn(content, 0) >= 0;
  }
}
