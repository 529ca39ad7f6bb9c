package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes written as base64 (RFC 4648 §4 and §5) or as hexadecimal digits.
final class BlobText {
  private BlobText() {}

  /// True for what base64 is written with, in either alphabet, padding included.
  static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '='
        || c == '-'
        || c == '_';
  }

  /// The bytes of `text`, which {@link #isBase64} holds for: read as hexadecimal if it has no other
  /// characters, else as base64.
  static Slice decode(String text) {
    if (text.length() % 2 == 0 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return Slice.of(HexFormat.of().parseHex(text));
    }
    return base64(text);
  }

  /// The bytes of base64, whatever else stands in it.
  static Slice base64(String text) {
    byte[] written = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (byte b : written) {
      byte c = b == '-' ? (byte) '+' : b == '_' ? (byte) '/' : b;
      if (c != '=' && isBase64((char) (c & 0xff))) {
        written[length++] = c;
      }
    }
    // A single character at the end holds no whole byte.
    int whole = length % 4 == 1 ? length - 1 : length;
    return Slice.of(Base64.getDecoder().decode(Arrays.copyOf(written, whole)));
  }
}
