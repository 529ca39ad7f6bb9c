package dev.sekisho.stix;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// Hash algorithms whose values are hexadecimal digits of a known number (STIX 2.1 §10.6).
final class HashAlgorithms {
  private static final Map<String, Integer> DIGITS =
      Map.ofEntries(
          Map.entry("MD5", 32),
          Map.entry("RIPEMD160", 40),
          Map.entry("SHA1", 40),
          Map.entry("SHA224", 56),
          Map.entry("SHA256", 64),
          Map.entry("SHA384", 96),
          Map.entry("SHA512", 128),
          Map.entry("SHA3224", 56),
          Map.entry("SHA3256", 64),
          Map.entry("SHA3384", 96),
          Map.entry("SHA3512", 128),
          Map.entry("WHIRLPOOL", 128));

  private HashAlgorithms() {}

  /// How many digits a hash of `algorithm`, in any spelling, has; empty if that is not known.
  static OptionalInt digits(String algorithm) {
    Integer digits = DIGITS.get(algorithm.toUpperCase(Locale.ROOT).replace("-", ""));
    return digits == null ? OptionalInt.empty() : OptionalInt.of(digits);
  }

  static boolean isHex(String hash, int digits) {
    int at = 0;
    while (at < hash.length() && HexFormat.isHexDigit(hash.charAt(at))) {
      at++;
    }
    return at == digits && at == hash.length();
  }
}
