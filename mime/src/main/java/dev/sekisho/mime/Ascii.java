package dev.sekisho.mime;

/// Comparisons of ASCII text in bytes and strings, blind to case where they say so.
final class Ascii {
  private Ascii() {}

  /// True if the bytes from `start` are `text`, in whatever case.
  static boolean equalsIgnoreCase(byte[] array, int start, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (lower(array[start + i] & 0xff) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// `text` with A to Z in lower case and all else as it is.
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append((char) lower(text.charAt(i)));
    }
    return lower.toString();
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  /// True for space and tab.
  static boolean blank(int c) {
    return c == ' ' || c == '\t';
  }

  /// True if a control character other than a tab is in `text`. RFC 5234 §B.1.
  static boolean controls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (control(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// `text` with `other` in place of each control character but tabs.
  static String replaceControls(String text, String other) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (control(c)) {
        out.append(other);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean control(char c) {
    return (c < ' ' && c != '\t') || c == 127;
  }

  /// The value of the hexadecimal digit `c`, or -1.
  static int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 32;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /// True if every character is below 128.
  static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
