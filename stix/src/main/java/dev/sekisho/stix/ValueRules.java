package dev.sekisho.stix;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Rules on the values of single properties: addresses, names of other standards, vocabularies.
final class ValueRules {
  private static final Pattern IPV4 =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!/|$)|(?=/|$))){4}(/(3[0-2]|[12]?\\d))?");
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>@]{1,320}@[^\\s<>@]{1,320}");
  private static final Pattern CPE = Pattern.compile("cpe:(2\\.3:|/)[!-~]{1,1000}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+=*+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}");
  private static final Set<String> MEDIA =
      Set.of(
          "application",
          "audio",
          "font",
          "image",
          "message",
          "model",
          "multipart",
          "text",
          "video");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES =
      Stream.of(Locale.getISOLanguages())
          .flatMap(code -> Stream.of(code, Locale.of(code).getISO3Language()))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> ENCRYPTION =
      Set.of("AES-256-GCM", "ChaCha20-Poly1305", "mime-type-indicated");
  private static final Set<String> ACCOUNTS =
      Set.of(
          "facebook",
          "ldap",
          "nis",
          "openid",
          "radius",
          "skype",
          "tacacs",
          "twitter",
          "unix",
          "windows-local",
          "windows-domain");
  private static final Set<String> RESULTS = Set.of("malicious", "suspicious", "benign", "unknown");
  private static final Set<String> REGIONS =
      Set.of(
          "africa",
          "eastern-africa",
          "middle-africa",
          "northern-africa",
          "southern-africa",
          "western-africa",
          "americas",
          "caribbean",
          "central-america",
          "latin-america-caribbean",
          "northern-america",
          "south-america",
          "asia",
          "central-asia",
          "eastern-asia",
          "southern-asia",
          "south-eastern-asia",
          "western-asia",
          "europe",
          "eastern-europe",
          "northern-europe",
          "southern-europe",
          "western-europe",
          "oceania",
          "antarctica",
          "australia-new-zealand",
          "melanesia",
          "micronesia",
          "polynesia");
  private static final Set<String> EXTENSION_TYPES =
      Set.of("new-sdo", "new-sco", "new-sro", "property-extension", "toplevel-property-extension");
  private static final Set<String> PDF =
      Set.of(
          "Title",
          "Author",
          "Subject",
          "Keywords",
          "Creator",
          "Producer",
          "CreationDate",
          "ModDate",
          "Trapped");
  private static final Set<String> PATTERN_LANGUAGES =
      Set.of("stix", "pcre", "sigma", "snort", "suricata", "yara");

  private final JsonNode object;
  private final String type;
  private final String where;
  private final List<JsonDiagnostic> found;

  ValueRules(JsonNode object, String type, String where, List<JsonDiagnostic> found) {
    this.object = object;
    this.type = type;
    this.where = where;
    this.found = found;
  }

  void check() {
    must("lang", LANGUAGE.asMatchPredicate());
    should("lang", ValueRules::isLanguage);
    switch (type) {
      case "ipv4-addr" -> must("value", IPV4.asMatchPredicate());
      case "ipv6-addr" -> must("value", ValueRules::isIpv6);
      case "email-addr" -> must("value", EMAIL.asMatchPredicate());
      case "url" -> must("value", ValueRules::isUrl);
      case "software" -> {
        must("cpe", CPE.asMatchPredicate());
        object.path("languages").forEach(language -> each("languages", language));
      }
      case "artifact" -> artifact();
      case "directory" -> must("path_enc", ValueRules::isCharset);
      case "file" -> file();
      case "process" -> process();
      case "user-account" -> should("account_type", ACCOUNTS::contains);
      case "windows-registry-key" ->
          must("key", key -> !key.toUpperCase(Locale.ROOT).matches("(?s)HK(LM|CC|CR|CU|U)\\b.*"));
      case "location" -> {
        should("region", REGIONS::contains);
        should("country", country -> COUNTRIES.contains(country.toUpperCase(Locale.ROOT)));
      }
      case "malware-analysis" -> should("result", RESULTS::contains);
      case "indicator" -> should("pattern_type", PATTERN_LANGUAGES::contains);
      case "sighting" -> sightingOf();
      case "observed-data" -> observed();
      case "marking-definition" -> marking();
      case "extension-definition" -> extension();
      case "language-content" -> languages();
      default -> {}
    }
  }

  private void artifact() {
    must("url", ValueRules::isUrl);
    must("payload_bin", text -> BASE64.matcher(text).matches());
    must("encryption_algorithm", ENCRYPTION::contains);
    should("mime_type", ValueRules::isMedia);
    if (object.has("decryption_key") && !object.has("encryption_algorithm")) {
      error("encryption_algorithm", "a key needs an algorithm");
    }
  }

  private void file() {
    must("name_enc", ValueRules::isCharset);
    should("mime_type", ValueRules::isMedia);
    JsonNode extensions = object.path("extensions");
    for (String name : extensions.path("pdf-ext").path("document_info_dict").propertyNames()) {
      if (!PDF.contains(name)) {
        warning("extensions", "not an entry of a document information dictionary: " + name);
      }
    }
    String kind = extensions.path("windows-pebinary-ext").path("pe_type").stringValue("exe");
    if (!Set.of("dll", "exe", "sys").contains(kind)) {
      warning("extensions", "not a type of executable that STIX names");
    }
  }

  private void process() {
    String priority =
        object.path("extensions").path("windows-process-ext").path("priority").stringValue("");
    if (!priority.isEmpty() && !priority.endsWith("_CLASS")) {
      warning("extensions", "a priority class of Windows ends in _CLASS");
    }
  }

  private void sightingOf() {
    String id = object.path("sighting_of_ref").stringValue("");
    if (id.startsWith("bundle--") || id.startsWith("relationship--")) {
      error("sighting_of_ref", "expected a domain object");
    }
  }

  private void observed() {
    for (JsonNode reference : object.path("object_refs")) {
      String id = reference.stringValue("");
      if (id.contains("--")
          && DomainTypes.isDomain(id.substring(0, id.indexOf("--")))
          && !id.startsWith("relationship--")) {
        error("object_refs", "expected observables and relationships");
      }
    }
  }

  private void marking() {
    String kind = object.path("definition_type").stringValue("");
    JsonNode definition = object.path("definition");
    if (!object.has("extensions") && (kind.isEmpty() || !definition.isObject())) {
      error("definition", "needs a definition with its type, or an extension");
    } else if (!kind.isEmpty() && !Set.of("tlp", "statement").contains(kind)) {
      warning("definition_type", "expected “tlp” or “statement”");
    } else if (!kind.isEmpty() && !definition.path(kind).isString()) {
      error("definition", "does not agree with its type");
    }
  }

  private void extension() {
    boolean toplevel = false;
    for (JsonNode kind : object.path("extension_types")) {
      toplevel |= kind.stringValue("").equals("toplevel-property-extension");
      if (!EXTENSION_TYPES.contains(kind.stringValue(""))) {
        error("extension_types", "not a type of extension");
      }
    }
    if (!toplevel && object.has("extension_properties")) {
      error("extension_properties", "only extensions of top-level properties name them");
    }
    if (toplevel && !object.has("extension_properties")) {
      warning("extension_properties", "should name the properties it adds");
    }
    if (!object.has("description")) {
      warning("description", "should be described");
    }
  }

  private void languages() {
    for (Map.Entry<String, JsonNode> language : object.path("contents").properties()) {
      if (!LANGUAGE.matcher(language.getKey()).matches()) {
        error("contents", "not a language tag");
      }
      for (String name : language.getValue().propertyNames()) {
        if (name.length() < 3) {
          error("contents", "not the name of a property");
        }
      }
    }
  }

  private void each(String name, JsonNode language) {
    if (!LANGUAGE.matcher(language.stringValue("")).matches()) {
      error(name, "not a language tag");
    } else if (!isLanguage(language.stringValue(""))) {
      warning(name, "not a language of ISO 639");
    }
  }

  private static boolean isLanguage(String tag) {
    int end = tag.indexOf('-');
    return LANGUAGES.contains(
        tag.substring(0, end < 0 ? tag.length() : end).toLowerCase(Locale.ROOT));
  }

  private void must(String name, Predicate<String> is) {
    JsonNode value = object.path(name);
    if (value.isString() && !is.test(value.stringValue())) {
      error(name, "not a value that “" + name + "” may have");
    }
  }

  private void should(String name, Predicate<String> is) {
    JsonNode value = object.path(name);
    if (value.isString() && !is.test(value.stringValue())) {
      warning(name, "not a value that “" + name + "” should have");
    }
  }

  private static boolean isIpv6(String text) {
    String[] parts = text.split("/", 2);
    boolean prefix = parts.length < 2 || parts[1].matches("12[0-8]|1[01]\\d|[1-9]?\\d");
    return prefix && parts[0].matches("[0-9A-Fa-f:.]{2,45}") && groups(parts[0]);
  }

  /// Eight groups of up to four digits; once, `::` stands for at least one that is zero.
  private static boolean groups(String address) {
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int count = 0;
    for (String group : address.replace("::", ":").replaceAll("^:|:$", "").split(":", -1)) {
      boolean quad = group.contains(".");
      if (quad ? !IPV4.matcher(group).matches() : !group.matches("[0-9A-Fa-f]{0,4}")) {
        return false;
      }
      count += group.isEmpty() ? 0 : quad ? 2 : 1;
    }
    return gap >= 0 ? count < 8 : count == 8;
  }

  private static boolean isUrl(String text) {
    try {
      return new URI(text).getScheme() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static boolean isMedia(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && MEDIA.contains(text.substring(0, slash).toLowerCase(Locale.ROOT));
  }

  private void error(String name, String message) {
    found.add(JsonDiagnostic.error("stix.value", where + "/" + name, message));
  }

  private void warning(String name, String message) {
    found.add(JsonDiagnostic.warning("stix.value", where + "/" + name, message));
  }
}
