package dev.sekisho.engine;

import org.jspecify.annotations.Nullable;

/// IPv4 addresses in text.
final class Ipv4 {
  private Ipv4() {}

  /// The four bytes of `text`, or null.
  static byte @Nullable [] parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] address = new byte[4];
    for (int i = 0; i < 4; i++) {
      int number = decimal(parts[i], 255);
      if (number < 0) {
        return null;
      }
      address[i] = (byte) number;
    }
    return address;
  }

  /// A decimal number of one to three digits, without leading zeros; -1 if `text` is none or it is
  /// above `most`.
  static int decimal(String text, int most) {
    int length = text.length();
    if (length == 0 || length > 3 || (length > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number <= most ? number : -1;
  }
}
