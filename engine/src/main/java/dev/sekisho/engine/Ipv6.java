package dev.sekisho.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// IPv6 addresses in text (RFC 4291 §2.2).
final class Ipv6 {
  private static final int BYTES = 16;

  private Ipv6() {}

  /// The sixteen bytes of `text`, or null.
  static byte @Nullable [] parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text);
      return all != null && all.length == BYTES ? all : null;
    }
    byte[] head = groups(text.substring(0, gap));
    byte[] tail = groups(text.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length > BYTES - 2) {
      return null;
    }
    byte[] address = Arrays.copyOf(head, BYTES);
    System.arraycopy(tail, 0, address, BYTES - tail.length, tail.length);
    return address;
  }

  /// The bytes of groups between colons, the last of which may be an IPv4 address; or null.
  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[2 * parts.length + 2];
    int filled = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      byte[] group = last && parts[i].indexOf('.') >= 0 ? Ipv4.parse(parts[i]) : group(parts[i]);
      if (group == null) {
        return null;
      }
      System.arraycopy(group, 0, bytes, filled, group.length);
      filled += group.length;
    }
    return Arrays.copyOf(bytes, filled);
  }

  private static byte @Nullable [] group(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return null;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      number = number << 4 | digit;
    }
    return new byte[] {(byte) (number >> 8), (byte) number};
  }
}
