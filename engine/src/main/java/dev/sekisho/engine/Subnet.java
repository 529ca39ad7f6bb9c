package dev.sekisho.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A set of addresses: an IPv4 or IPv6 address or CIDR range, host bits cleared.
///
/// Source: RFC 4632 §3.1, RFC 4291 §2.2 and §2.3. IPv4 takes four decimal numbers without leading
/// zeros, since those read as octal elsewhere; IPv6 zones (`%eth0`) are not read.
final class Subnet {
  private final byte[] address;
  private final int prefix;

  private Subnet(byte[] address, int prefix) {
    this.address = masked(address, prefix);
    this.prefix = prefix;
  }

  /// Reads an address or range; null if it is none.
  static @Nullable Subnet parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    byte[] address = host.indexOf(':') < 0 ? Ipv4.parse(host) : Ipv6.parse(host);
    if (address == null) {
      return null;
    }
    int bits = address.length * 8;
    int prefix = slash < 0 ? bits : Ipv4.decimal(text.substring(slash + 1), bits);
    return prefix < 0 ? null : new Subnet(address, prefix);
  }

  /// Leading bits that are fixed.
  int prefix() {
    return prefix;
  }

  /// The range of the same family around this one with `shorter` fixed bits.
  Subnet widened(int shorter) {
    return new Subnet(address, shorter);
  }

  /// True if every address of this one is in `other`.
  boolean isIn(Subnet other) {
    return address.length == other.address.length
        && prefix >= other.prefix
        && widened(other.prefix).equals(other);
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] kept = address.clone();
    for (int i = 0; i < kept.length; i++) {
      int bits = Math.clamp(prefix - 8L * i, 0, 8);
      kept[i] &= (byte) (0xff00 >> bits);
    }
    return kept;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subnet that
        && prefix == that.prefix
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + prefix;
  }
}
