package dev.sekisho.document;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Bytes written as a list of numbers or of escapes.
///
/// @param end where it ends in the text
record Codes(ByteArrayOutputStream written, int end) {
  private static final int MOST_DIGITS = 4;

  int count() {
    return written.size();
  }

  byte[] bytes() {
    return written.toByteArray();
  }

  /// The list of numbers from 0 to 255, decimal or `0x…`, with commas between, that starts at
  /// `from`; null if there is none.
  static @Nullable Codes numbers(String text, int from) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = blank(text, from);
    while (at < text.length()) {
      boolean hex = text.regionMatches(true, at, "0x", 0, 2);
      int start = hex ? at + 2 : at;
      int end = start;
      int value = 0;
      while (end < text.length() && end - start < MOST_DIGITS) {
        int digit = Character.digit(text.charAt(end), hex ? 16 : 10);
        if (digit < 0) {
          break;
        }
        value = value * (hex ? 16 : 10) + digit;
        end++;
      }
      if (end == start || value > 255) {
        break;
      }
      bytes.write(value);
      at = blank(text, end);
      if (at >= text.length() || text.charAt(at) != ',') {
        break;
      }
      at = blank(text, at + 1);
    }
    return bytes.size() == 0 ? null : new Codes(bytes, at);
  }

  /// The run of escapes of two hexadecimal digits each that starts at `from`; null if there is
  /// none.
  ///
  /// @param sign what stands before each pair of digits
  static @Nullable Codes escapes(String text, int from, String sign) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = from;
    while (text.startsWith(sign, at) && at + sign.length() + 2 <= text.length()) {
      int high = Character.digit(text.charAt(at + sign.length()), 16);
      int low = Character.digit(text.charAt(at + sign.length() + 1), 16);
      if (high < 0 || low < 0) {
        break;
      }
      bytes.write(high << 4 | low);
      at += sign.length() + 2;
    }
    return bytes.size() == 0 ? null : new Codes(bytes, at);
  }

  private static int blank(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }
}
