package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;

/// UTF-8 with characters in more bytes than they need, which RFC 3629 §3 forbids and careless
/// decoders read.
final class OverlongUtf8 {
  private static final int REPLACEMENT = 0xfffd;

  private final Slice bytes;
  private int at;

  private OverlongUtf8(Slice bytes) {
    this.bytes = bytes;
  }

  /// True if some character in `bytes` has more bytes than it needs.
  static boolean isIn(Slice bytes) {
    for (int i = 0; i + 1 < bytes.length(); i++) {
      int second = bytes.at(i + 1);
      boolean overlong =
          switch (bytes.at(i)) {
            case 0xc0, 0xc1 -> second >= 0x80 && second < 0xc0;
            case 0xe0 -> second >= 0x80 && second < 0xa0 && continues(bytes, i + 2);
            case 0xf0 -> second >= 0x80 && second < 0x90 && continues(bytes, i + 2);
            default -> false;
          };
      if (overlong) {
        return true;
      }
    }
    return false;
  }

  /// `bytes` as text, overlong characters too; what is no UTF-8 at all becomes U+FFFD.
  static String decode(Slice bytes) {
    return new OverlongUtf8(bytes).decode();
  }

  private static boolean continues(Slice bytes, int i) {
    return i < bytes.length() && (bytes.at(i) & 0xc0) == 0x80;
  }

  private String decode() {
    StringBuilder out = new StringBuilder(bytes.length());
    while (at < bytes.length()) {
      int lead = bytes.at(at++);
      if (lead < 0x80) {
        out.append((char) lead);
      } else {
        int code = character(lead);
        out.appendCodePoint(Character.isValidCodePoint(code) ? code : REPLACEMENT);
      }
    }
    return out.toString();
  }

  private int character(int lead) {
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc0 || lead >= 0xf8) {
      return REPLACEMENT;
    }
    int code = lead & (0x3f >> more);
    for (int i = 0; i < more; i++) {
      if (!continues(bytes, at)) {
        return REPLACEMENT;
      }
      code = (code << 6) | (bytes.at(at++) & 0x3f);
    }
    return code;
  }
}
