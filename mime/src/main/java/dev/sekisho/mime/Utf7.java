package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;

/// Decodes UTF-7, RFC 2152. Damaged sequences are decoded as far as they go.
final class Utf7 {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  static String decode(Slice bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    int i = 0;
    while (i < bytes.length()) {
      int c = bytes.at(i++);
      if (c != '+') {
        out.append((char) c);
      } else if (i < bytes.length() && bytes.at(i) == '-') {
        out.append('+');
        i++;
      } else {
        i = shifted(bytes, i, out);
      }
    }
    return out.toString();
  }

  /// Decodes the base64 from `from`; where the text goes on.
  private static int shifted(Slice bytes, int from, StringBuilder out) {
    int bits = 0;
    int count = 0;
    int i = from;
    while (i < bytes.length()) {
      int value = BASE64.indexOf(bytes.at(i));
      if (value < 0) {
        break;
      }
      bits = (bits << 6) | value;
      count += 6;
      if (count >= 16) {
        count -= 16;
        out.append((char) (bits >>> count));
      }
      i++;
    }
    return i < bytes.length() && bytes.at(i) == '-' ? i + 1 : i;
  }
}
