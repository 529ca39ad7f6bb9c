package dev.sekisho.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a row of a list names, as a STIX pattern.
///
/// Types are those of MISP's core format and the words that lists use for them; without a type,
/// what a value is, is told by its form.
final class Observable {
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("md5", "file:hashes.MD5"),
          Map.entry("sha1", "file:hashes.'SHA-1'"),
          Map.entry("sha256", "file:hashes.'SHA-256'"),
          Map.entry("sha512", "file:hashes.'SHA-512'"),
          Map.entry("filename", "file:name"),
          Map.entry("domain", "domain-name:value"),
          Map.entry("url", "url:value"),
          Map.entry("ipv4", "ipv4-addr:value"),
          Map.entry("ipv6", "ipv6-addr:value"),
          Map.entry("email", "email-addr:value"),
          Map.entry("email-src", "email-message:from_ref.value"),
          Map.entry("email-dst", "email-message:to_refs[*].value"),
          Map.entry("email-subject", "email-message:subject"),
          Map.entry("email-attachment", "email-message:body_multipart[*].body_raw_ref.name"),
          Map.entry("regkey", "windows-registry-key:key"),
          Map.entry("regkey-data", "windows-registry-key:values[*].data"));
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("sha-1", "sha1"),
          Map.entry("sha-256", "sha256"),
          Map.entry("sha-512", "sha512"),
          Map.entry("file", "filename"),
          Map.entry("file-name", "filename"),
          Map.entry("hostname", "domain"),
          Map.entry("fqdn", "domain"),
          Map.entry("domain-name", "domain"),
          Map.entry("uri", "url"),
          Map.entry("link", "url"),
          Map.entry("ip", "ip"),
          Map.entry("ip-src", "ip"),
          Map.entry("ip-dst", "ip"),
          Map.entry("ipv4-addr", "ip"),
          Map.entry("ipv6-addr", "ip"),
          Map.entry("ipv4", "ip"),
          Map.entry("ipv6", "ip"),
          Map.entry("email-addr", "email"),
          Map.entry("email-address", "email"),
          Map.entry("subject", "email-subject"),
          Map.entry("registry", "regkey"),
          Map.entry("windows-registry-key", "regkey"));
  private static final Map<String, Integer> DIGITS =
      Map.of("md5", 32, "sha1", 40, "sha256", 64, "sha512", 128);
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}\\.?");
  private static final Pattern URL = Pattern.compile("(?i)(?:https?|ftps?)://[^\\s/?#]+\\S*");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
  private static final Pattern REGISTRY =
      Pattern.compile("(?is)(?:HKEY_[A-Z_]+|HKLM|HKCU|HKU|HKCR|HKCC)\\\\.+");
  private static final Pattern FILE =
      Pattern.compile(
          "(?i)[^/\\\\:*?\"<>|]+\\.(?:exe|dll|scr|zip|rar|7z|docm?|docx|xlsm?|xlsx|js|vbs|lnk|iso|img|pdf|htm|html|tmp|bat|cmd|ps1|jar|one)");

  private Observable() {}

  /// The pattern for a value.
  ///
  /// @param type MISP type or another word for it; empty if not said
  /// @return the pattern; empty if the value is none of that type, or the type is not known
  static Optional<String> pattern(String type, String value) {
    String name = type.strip().toLowerCase(Locale.ROOT);
    name = SYNONYMS.getOrDefault(name, name);
    if (name.isEmpty()) {
      name = guess(value);
    }
    int bar = name.indexOf('|');
    return bar < 0 ? term(name, value).map(term -> "[" + term + "]") : joined(name, value);
  }

  /// `filename|sha256`, `regkey|value`, `domain|ip`, and the like.
  private static Optional<String> joined(String type, String value) {
    List<String> types = List.of(type.split("\\|", 2));
    int bar = value.indexOf('|');
    if (bar < 0) {
      return Optional.empty();
    }
    String second = types.get(1).equals("value") ? "regkey-data" : types.get(1);
    boolean file = types.getFirst().equals("filename") && DIGITS.containsKey(second);
    boolean registry = types.getFirst().equals("regkey") && second.equals("regkey-data");
    if (!file && !registry) {
      return Optional.empty();
    }
    Optional<String> left = term(types.getFirst(), value.substring(0, bar));
    Optional<String> right = term(second, value.substring(bar + 1));
    return left.flatMap(first -> right.map(then -> "[" + first + " AND " + then + "]"));
  }

  private static Optional<String> term(String type, String value) {
    if (type.equals("ip")) {
      return address(value);
    }
    String path = PATHS.get(type);
    if (path == null || value.isBlank() || !fits(type, value)) {
      return Optional.empty();
    }
    boolean folded = DIGITS.containsKey(type) || type.equals("domain");
    String text = folded ? value.toLowerCase(Locale.ROOT) : value;
    return Optional.of(path + " = " + quoted(type.equals("domain") ? bare(text) : text));
  }

  private static String bare(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean fits(String type, String value) {
    return switch (type) {
      case "md5", "sha1", "sha256", "sha512" ->
          value.matches("[0-9A-Fa-f]{" + DIGITS.get(type) + "}");
      case "domain" -> HOST.matcher(value).matches();
      case "url" -> URL.matcher(value).matches();
      case "email", "email-src", "email-dst" -> EMAIL.matcher(value).matches();
      case "regkey" -> REGISTRY.matcher(value).matches();
      default -> true;
    };
  }

  private static Optional<String> address(String value) {
    int slash = value.indexOf('/');
    String host = slash < 0 ? value : value.substring(0, slash);
    boolean four = ipv4(host);
    boolean six = !four && host.contains(":") && host.matches("[0-9A-Fa-f:.]{2,45}");
    int bits = four ? 32 : 128;
    boolean network =
        slash >= 0
            && value.substring(slash + 1).matches("[0-9]{1,3}")
            && Integer.parseInt(value.substring(slash + 1)) <= bits;
    if (!(four || six) || (slash >= 0 && !network)) {
      return Optional.empty();
    }
    String path = four ? "ipv4-addr:value" : "ipv6-addr:value";
    return Optional.of(path + (network ? " ISSUBSET " : " = ") + quoted(value));
  }

  private static boolean ipv4(String text) {
    return text.matches("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  }

  private static String guess(String value) {
    for (Map.Entry<String, Integer> hash : DIGITS.entrySet()) {
      if (value.length() == hash.getValue() && value.matches("[0-9A-Fa-f]+")) {
        return hash.getKey();
      }
    }
    if (address(value).isPresent()) {
      return "ip";
    }
    if (URL.matcher(value).matches()) {
      return "url";
    }
    if (REGISTRY.matcher(value).matches()) {
      return "regkey";
    }
    if (EMAIL.matcher(value).matches()) {
      return "email";
    }
    if (FILE.matcher(value).matches()) {
      return "filename";
    }
    return HOST.matcher(value).matches() ? "domain" : "unknown";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
