package dev.sekisho.bytes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A short run of bytes to be looked for.
///
/// Made once and kept. The search is that of `String`, for which the JVM has instructions of the
/// processor that it has for nothing else; what is searched is copied for it piece by piece.
public final class Needle {
  private static final int FIRST_PIECE = 256;
  private static final int LARGEST_PIECE = 1 << 15;

  /// The bit that tells capital letters of ASCII from small ones. With it set in all bytes, some
  /// that are no letters are the same too: what is found then is looked at once more.
  private static final int CASE = 0x20;

  private final Slice bytes;
  private final String text;
  private final boolean ignoresCase;

  private Needle(String text, boolean ignoresCase) {
    if (text.isEmpty() || text.length() > FIRST_PIECE / 2) {
      throw new IllegalArgumentException("1 to " + FIRST_PIECE / 2 + " bytes: " + text);
    }
    this.bytes = Slice.ofLatin1(text);
    this.text = ignoresCase ? folded(bytes) : text;
    this.ignoresCase = ignoresCase;
  }

  /// The bytes of `text`, of ISO 8859-1.
  ///
  /// @throws IllegalArgumentException if it is empty, or longer than 128
  public static Needle of(String text) {
    return new Needle(text, false);
  }

  /// The same with letters of ASCII in either case.
  ///
  /// @throws IllegalArgumentException if it is empty, or longer than 128
  public static Needle ignoringCase(String text) {
    return new Needle(text, true);
  }

  /// How long it is.
  public int length() {
    return bytes.length();
  }

  /// Position of the first at or after `from` in `content`, or -1.
  public int indexIn(Slice content, int from) {
    Pieces pieces = new Pieces(content, Math.max(from, 0), length());
    while (pieces.next()) {
      int found = indexIn(pieces);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  /// True if it is anywhere in `content`.
  public boolean in(Slice content) {
    return indexIn(content, 0) >= 0;
  }

  /// True if any of `needles` is anywhere in `content`, which is copied once for all.
  public static boolean anyIn(Slice content, List<Needle> needles) {
    int longest = 1;
    for (Needle needle : needles) {
      longest = Math.max(longest, needle.length());
    }
    Pieces pieces = new Pieces(content, 0, longest);
    while (pieces.next()) {
      for (Needle needle : needles) {
        if (needle.indexIn(pieces) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private int indexIn(Pieces pieces) {
    String piece = ignoresCase ? pieces.folded() : pieces.plain();
    int at = piece.indexOf(text);
    while (at >= 0 && ignoresCase && !isAt(pieces.content, pieces.start + at)) {
      at = piece.indexOf(text, at + 1);
    }
    return at < 0 ? -1 : pieces.start + at;
  }

  private boolean isAt(Slice content, int start) {
    for (int i = 0; i < bytes.length(); i++) {
      if (lower(content.at(start + i)) != lower(bytes.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | CASE : c;
  }

  private static String folded(Slice bytes) {
    byte[] folded = bytes.toArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] |= CASE;
    }
    return new String(folded, StandardCharsets.ISO_8859_1);
  }

  /// A content piece by piece; needles that end in the next piece are whole there.
  private static final class Pieces {
    final Slice content;
    private final int overlap;
    private int most = FIRST_PIECE;
    private int end;
    private @Nullable String plain;
    private @Nullable String folded;

    /// Where the piece starts.
    int start;

    Pieces(Slice content, int from, int longest) {
      this.content = content;
      this.overlap = longest - 1;
      this.start = from;
      this.end = from;
    }

    boolean next() {
      if (end >= content.length()) {
        return false;
      }
      start = Math.max(start, end - overlap);
      end = Math.min(content.length(), start + most);
      most = Math.min(most * 2, LARGEST_PIECE);
      plain = null;
      folded = null;
      return true;
    }

    private Slice piece() {
      return content.part(start, end - start);
    }

    String plain() {
      String text = plain;
      if (text == null) {
        text = piece().latin1();
        plain = text;
      }
      return text;
    }

    String folded() {
      String text = folded;
      if (text == null) {
        text = Needle.folded(piece());
        folded = text;
      }
      return text;
    }
  }
}
