package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Tells content that may hold a file written as text from what cannot.
final class TextLook {
  private static final int LOOKED_AT = 64;

  private TextLook() {}

  /// True if `mark` stands in the first `within` bytes of `content`, and those before it look like
  /// text: no control characters are among the very first.
  static boolean has(Slice content, byte[] mark, int within) {
    int looked = Math.min(content.length(), LOOKED_AT);
    for (int i = 0; i < looked; i++) {
      int c = content.at(i);
      if (c < ' ' && (c < '\t' || c > '\r')) {
        return false;
      }
    }
    return content.part(0, Math.min(content.length(), within)).contains(mark);
  }
}
