package dev.sekisho.stix;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What somebody may have meant.
final class Spelling {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("domain", "domain-name"),
          Map.entry("hostname", "domain-name"),
          Map.entry("host", "domain-name"),
          Map.entry("email", "email-message"),
          Map.entry("mail", "email-message"),
          Map.entry("ip", "ipv4-addr"),
          Map.entry("ipv4", "ipv4-addr"),
          Map.entry("ipv6", "ipv6-addr"),
          Map.entry("win-registry-key", "windows-registry-key"),
          Map.entry("registry-key", "windows-registry-key"),
          Map.entry("uri", "url"),
          Map.entry("as", "autonomous-system"),
          Map.entry("asn", "autonomous-system"),
          Map.entry("certificate", "x509-certificate"),
          Map.entry("user", "user-account"),
          Map.entry("account", "user-account"));
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("file:path", "parent_directory_ref.path"),
          Map.entry("file:file_name", "name"),
          Map.entry("file:filename", "name"),
          Map.entry("file:hash", "hashes.'SHA-256'"),
          Map.entry("file:md5", "hashes.MD5"),
          Map.entry("file:sha1", "hashes.'SHA-1'"),
          Map.entry("file:sha256", "hashes.'SHA-256'"),
          Map.entry("file:payload_bin", "content_ref.payload_bin"),
          Map.entry("process:name", "image_ref.name"),
          Map.entry("process:binary_ref", "image_ref"),
          Map.entry("email-message:from", "from_ref.value"),
          Map.entry("email-message:sender", "sender_ref.value"),
          Map.entry("email-message:to", "to_refs[*].value"),
          Map.entry("email-message:cc", "cc_refs[*].value"),
          Map.entry("email-message:bcc", "bcc_refs[*].value"),
          Map.entry("email-message:attachment", "body_multipart[*].body_raw_ref.name"),
          Map.entry("user-account:value", "account_login"),
          Map.entry("domain-name:name", "value"),
          Map.entry("url:url", "value"));
  private static final Map<String, String> HASHES =
      Map.of(
          "MD5", "MD5",
          "SHA1", "SHA-1",
          "SHA256", "SHA-256",
          "SHA512", "SHA-512",
          "SHA3256", "SHA3-256",
          "SHA3512", "SHA3-512",
          "SSDEEP", "SSDEEP",
          "TLSH", "TLSH");

  private Spelling() {}

  /// The object type that may be meant by `type`.
  static Optional<String> type(String type) {
    String alias = TYPES.get(type.toLowerCase(Locale.ROOT).replace('_', '-'));
    return alias != null ? Optional.of(alias) : nearest(type, ObservableTypes.objects());
  }

  /// The property, or path, that may be meant by a property of an object type.
  static Optional<String> property(String type, String name) {
    String alias = PROPERTIES.get(type + ":" + name.toLowerCase(Locale.ROOT));
    Map<String, PropertyType> properties = ObservableTypes.properties(type);
    if (alias != null) {
      return Optional.of(alias);
    }
    if (properties.containsKey(name + "_ref")) {
      return Optional.of(name + "_ref");
    }
    return properties.containsKey(name + "_refs")
        ? Optional.of(name + "_refs[*]")
        : nearest(name, properties.keySet());
  }

  /// The hash algorithm of §10.6 that is meant by a name in any spelling.
  static Optional<String> hash(String algorithm) {
    return Optional.ofNullable(
        HASHES.get(algorithm.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "")));
  }

  /// The word that is at most two letters away, case and separators aside.
  static Optional<String> nearest(String word, Collection<String> words) {
    int most = word.length() < 5 ? 1 : 2;
    return words.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= 2)
        .filter(other -> distance(plain(word), plain(other)) <= most)
        .min(
            Comparator.comparingInt((String other) -> distance(plain(word), plain(other)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /// Levenshtein's distance.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
