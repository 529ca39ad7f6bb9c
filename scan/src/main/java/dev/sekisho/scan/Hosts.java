package dev.sekisho.scan;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// The hosts found in a message: domain names and IP addresses.
final class Hosts {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  final Set<String> domains = new LinkedHashSet<>();
  final Set<String> ipv4 = new LinkedHashSet<>();
  final Set<String> ipv6 = new LinkedHashSet<>();

  /// True for what may stand in a host name or a dotted address.
  static boolean isHostCharacter(char c) {
    return c == '.' || c == '-' || c == '_' || isLetterOrDigit(c);
  }

  /// Takes a word that may be a host: it is one if it is a dotted IPv4 address or looks like a
  /// domain name.
  void mention(String word) {
    String host = trimmed(word);
    if (host.indexOf('.') < 0 || host.length() > MAX_NAME) {
      return;
    }
    if (isDottedQuad(host)) {
      ipv4.add(host);
    } else if (isDomain(host)) {
      domains.add(host.toLowerCase(Locale.ROOT));
    }
  }

  /// Takes an IPv6 address as it stands in `[…]` of a URL or a Received line.
  void literal(String address) {
    if (address.indexOf(':') >= 0 && address.chars().allMatch(Hosts::isIpv6Character)) {
      ipv6.add(address.toLowerCase(Locale.ROOT));
    } else {
      mention(address);
    }
  }

  /// Takes the host and port of a URL.
  ///
  /// @return the same as a client reads it
  String ofUrl(String hostAndPort) {
    int close = hostAndPort.indexOf(']');
    if (hostAndPort.startsWith("[") && close > 0) {
      literal(hostAndPort.substring(1, close));
      return hostAndPort.toLowerCase(Locale.ROOT);
    }
    int colon = hostAndPort.indexOf(':');
    String written = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String host = asClientReads(written);
    if (isDottedQuad(host)) {
      ipv4.add(host);
    } else if (!host.isEmpty() && host.length() <= MAX_NAME) {
      domains.add(trimmed(host));
      domains.add(ascii(trimmed(host)));
    }
    return host + (colon < 0 ? "" : hostAndPort.substring(colon));
  }

  /// Lower case, percent-escapes decoded, full-width letters and dots made plain, what is invisible
  /// dropped, numeric forms as a dotted address (WHATWG URL Standard §3.5).
  private static String asClientReads(String host) {
    String plain = mapped(percentDecoded(host)).toLowerCase(Locale.ROOT);
    String[] parts = plain.split("\\.", -1);
    if (parts.length > 4) {
      return plain;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      OptionalLong number = number(parts[i]);
      boolean last = i == parts.length - 1;
      long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 255;
      if (number.isEmpty() || number.getAsLong() > most) {
        return plain;
      }
      address += last ? number.getAsLong() : number.getAsLong() << (8 * (3 - i));
    }
    return "%d.%d.%d.%d"
        .formatted(address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
  }

  private static OptionalLong number(String part) {
    boolean hex = part.startsWith("0x");
    String digits = hex ? part.substring(2) : part;
    int radix = hex ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
    if (digits.isEmpty() || digits.length() > 12) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return OptionalLong.empty();
      }
      value = value * radix + digit;
    }
    return OptionalLong.of(value);
  }

  private static String percentDecoded(String host) {
    if (host.indexOf('%') < 0) {
      return host;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream(host.length());
    byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (bytes[i] == '%' && low >= 0) {
        plain.write(high * 16 + low);
        i += 2;
      } else {
        plain.write(bytes[i]);
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  /// Characters as names of hosts have them (RFC 3491); ASCII as it is.
  private static String mapped(String host) {
    boolean plain = host.chars().allMatch(c -> c < 128);
    return plain ? host : IDN.toUnicode(ascii(host), IDN.ALLOW_UNASSIGNED);
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException _) {
      return host;
    }
  }

  private static String trimmed(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && !isLetterOrDigit(word.charAt(start)) && word.charAt(start) < 128) {
      start++;
    }
    while (end > start && !isLetterOrDigit(word.charAt(end - 1)) && word.charAt(end - 1) < 128) {
      end--;
    }
    return word.substring(start, end);
  }

  private static boolean isDottedQuad(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /// A mentioned word counts as a domain name if its labels are well formed and the last is of
  /// letters.
  private static boolean isDomain(String host) {
    String[] labels = host.split("\\.", -1);
    for (String label : labels) {
      if (label.isEmpty()
          || label.length() > MAX_LABEL
          || label.startsWith("-")
          || label.endsWith("-")) {
        return false;
      }
    }
    String top = labels[labels.length - 1].toLowerCase(Locale.ROOT);
    return top.length() >= 2
        && (top.startsWith("xn--") || top.chars().allMatch(c -> c >= 'a' && c <= 'z'));
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isIpv6Character(int c) {
    return c == ':' || c == '.' || Character.digit(c, 16) >= 0;
  }
}
