package dev.sekisho.stix;

import java.util.Set;

/// The STIX Cyber-observable Objects that STIX 2.1 §6 defines.
final class ObservableTypes {
  private static final Set<String> TYPES =
      Set.of(
          "artifact",
          "autonomous-system",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "ipv4-addr",
          "ipv6-addr",
          "mac-addr",
          "mutex",
          "network-traffic",
          "process",
          "software",
          "url",
          "user-account",
          "windows-registry-key",
          "x509-certificate");

  private ObservableTypes() {}

  /// True for a type of §6, and for a custom one that follows the naming of §11.
  static boolean isKnown(String type) {
    return TYPES.contains(type) || isCustom(type);
  }

  private static boolean isCustom(String type) {
    return type.startsWith("x-") || type.startsWith("x_");
  }
}
