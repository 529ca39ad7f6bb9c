package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// Tells the unlabelled encodings of Japanese from each other and from Western text.
final class Japanese {
  private static final byte ESCAPE = 0x1b;

  private Japanese() {}

  /// True if `bytes` has an escape sequence of ISO-2022-JP: to JIS X 0208, 0201 or 0212. RFC 1468,
  /// RFC 2237.
  static boolean escapes(Slice bytes) {
    for (int i = bytes.indexOf(ESCAPE, 0); i >= 0; i = bytes.indexOf(ESCAPE, i + 1)) {
      if (i + 2 < bytes.length() && toJapanese(bytes.at(i + 1), bytes.at(i + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean toJapanese(int first, int second) {
    return switch (first) {
      case '$' -> second == '@' || second == 'B' || second == '(';
      case '(' -> second == 'I' || second == 'J';
      default -> false;
    };
  }

  /// The likelier of two readings, null where the bytes are not well-formed; null if neither looks
  /// like Japanese.
  static @Nullable String likelier(@Nullable String shiftJis, @Nullable String eucJp) {
    int shiftJisScore = shiftJis == null ? 0 : score(shiftJis);
    int eucJpScore = eucJp == null ? 0 : score(eucJp);
    if (Math.max(shiftJisScore, eucJpScore) < 2) {
      return null;
    }
    return eucJpScore >= shiftJisScore ? eucJp : shiftJis;
  }

  /// One for a kanji, two for a full-width kana, less three for what comes of a wrong guess:
  /// half-width katakana, and kanji next to Latin letters, as Western text read as Shift_JIS has.
  private static int score(String text) {
    int score = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u3041' && c <= '\u30ff') {
        score += 2;
      } else if (c >= '\u4e00' && c <= '\u9fff') {
        score += i > 0 && letter(text.charAt(i - 1)) ? -3 : 1;
      } else if (c >= '\uff61' && c <= '\uff9f') {
        score -= 3;
      }
    }
    return score;
  }

  private static boolean letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}
