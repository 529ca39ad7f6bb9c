package dev.sekisho.stix;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Rules that join several properties of one object, and those of single types.
final class ObjectRules {
  private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-(0\\d{3}|[1-9]\\d{3,18})");
  private static final Pattern PROTOCOL = Pattern.compile("[a-z0-9]++([.-][a-z0-9]++)*+");
  private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z0-9]*+-?)++");
  private static final Pattern OPTION =
      Pattern.compile("(SO|ICMP|ICMP6|IP|IPV6|MCAST|TCP|IRLMP)_[A-Z0-9_]+");
  private static final int MAX_PORT = 65_535;
  private static final Pattern VOCABULARY = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

  /// Times of which the second may not be before the first.
  private static final List<List<String>> ORDER =
      List.of(
          List.of("created", "modified"),
          List.of("first_seen", "last_seen"),
          List.of("first_observed", "last_observed"),
          List.of("start", "end"),
          List.of("analysis_started", "analysis_ended"));

  /// Times of which the second has to be after the first.
  private static final List<List<String>> AFTER =
      List.of(List.of("valid_from", "valid_until"), List.of("start_time", "stop_time"));

  /// Open vocabularies by property, whose words are in lower case with hyphens (§2.12 and §10).
  private static final Set<String> OPEN =
      Set.of(
          "indicator_types",
          "infrastructure_types",
          "malware_types",
          "report_types",
          "threat_actor_types",
          "tool_types",
          "identity_class",
          "sectors",
          "context",
          "result",
          "resource_level",
          "primary_motivation",
          "capabilities");

  private final JsonNode object;
  private final String type;
  private final String where;
  private final List<JsonDiagnostic> found;

  ObjectRules(JsonNode object, String type, String where, List<JsonDiagnostic> found) {
    this.object = object;
    this.type = type;
    this.where = where;
    this.found = found;
  }

  void check() {
    ORDER.forEach(pair -> order(pair, false));
    AFTER.forEach(pair -> order(pair, true));
    OPEN.forEach(this::vocabulary);
    killChains();
    externalReferences();
    markings();
    switch (type) {
      case "indicator" -> indicator();
      case "relationship" -> relationship();
      case "observed-data" -> observedData();
      case "location" -> location();
      case "network-traffic" -> networkTraffic();
      case "artifact" -> artifact();
      case "email-message" -> emailMessage();
      case "malware" -> named("is_family", "name");
      case "malware-analysis" -> oneOf("result", "analysis_sco_refs");
      case "file" -> oneOf("hashes", "name");
      case "process", "user-account", "windows-registry-key", "x509-certificate" -> notEmpty();
      default -> {}
    }
  }

  private Optional<Instant> time(String name) {
    return Literals.timestamp(object.path(name).stringValue(""));
  }

  private void order(List<String> pair, boolean strictly) {
    Optional<Instant> first = time(pair.getFirst());
    Optional<Instant> last = time(pair.getLast());
    if (first.isPresent()
        && last.isPresent()
        && (last.get().isBefore(first.get()) || (strictly && last.equals(first)))) {
      error("stix.time-order", pair.getLast(), "is not after " + pair.getFirst());
    }
  }

  private void vocabulary(String name) {
    JsonNode value = object.path(name);
    for (JsonNode word : value.isArray() ? value : List.of(value)) {
      if (word.isString() && !VOCABULARY.matcher(word.stringValue()).matches()) {
        warning("stix.vocabulary", name, "words of a vocabulary are in lower case with hyphens");
      }
    }
  }

  private void killChains() {
    for (JsonNode phase : object.path("kill_chain_phases")) {
      for (String name : List.of("kill_chain_name", "phase_name")) {
        if (!VOCABULARY.matcher(phase.path(name).stringValue("a")).matches()) {
          warning("stix.vocabulary", "kill_chain_phases", name + " is in lower case with hyphens");
        }
      }
    }
  }

  private void externalReferences() {
    for (JsonNode reference : object.path("external_references")) {
      String source = reference.path("source_name").stringValue("");
      String id = reference.path("external_id").stringValue("");
      if (!reference.has("description") && !reference.has("url") && !reference.has("external_id")) {
        error("stix.required", "external_references", "needs a description, an address or an id");
      }
      if (source.equalsIgnoreCase("cve") && (!source.equals("cve") || !CVE.matcher(id).matches())) {
        error("stix.cve", "external_references", "expected source “cve” with an id of CVE");
      }
      if (reference.has("url") && !reference.has("hashes")) {
        warning("stix.reference-hash", "external_references", "an address should come with hashes");
      }
    }
  }

  private void markings() {
    String id = object.path("id").stringValue("");
    for (JsonNode marking : object.path("object_marking_refs")) {
      if (!id.isEmpty() && marking.stringValue("").equals(id)) {
        error("stix.marking", "object_marking_refs", "a marking does not mark itself");
      }
    }
    for (JsonNode marking : object.path("granular_markings")) {
      String of = marking.path("marking_ref").stringValue("");
      if (!id.isEmpty() && of.equals(id)) {
        error("stix.marking", "granular_markings", "a marking does not mark itself");
      }
      if (!of.isEmpty() && !of.startsWith("marking-definition--")) {
        error("stix.marking", "granular_markings", "expected a reference to marking-definition");
      }
      for (JsonNode selector : marking.path("selectors")) {
        if (!selects(selector.stringValue(""))) {
          error("stix.selector", "granular_markings", "a selector that selects nothing");
        }
      }
    }
  }

  /// Follows a selector such as `external_references.[0].url` (§7.2.3.1).
  private boolean selects(String selector) {
    JsonNode at = object;
    for (String step : selector.split("\\.", -1)) {
      boolean index = step.startsWith("[") && step.endsWith("]") && step.length() < 10;
      String number = index ? step.substring(1, step.length() - 1) : "";
      at = number.matches("\\d+") ? at.path(Integer.parseInt(number)) : at.path(step);
    }
    return !at.isMissingNode();
  }

  private void indicator() {
    if (object.path("pattern_type").stringValue("").equals("stix")) {
      switch (PatternParser.parse(object.path("pattern").stringValue(""))) {
        case Parsed.Invalid _ -> error("stix.pattern", "pattern", "not a STIX pattern");
        case Parsed.Valid valid -> found.addAll(PatternNames.check(valid, where + "/pattern"));
      }
    }
    for (String name : List.of("name", "description")) {
      if (!object.has(name)) {
        warning("stix.indicator", name, "an indicator should have a name and a description");
      }
    }
  }

  private void relationship() {
    String source = typeOf("source_ref");
    String target = typeOf("target_ref");
    String kind = object.path("relationship_type").stringValue("");
    if (!RelationshipTypes.allows(kind, source, target)) {
      warning(
          "stix.relationship",
          "relationship_type",
          "STIX has no “" + kind + "” from " + source + " to " + target);
    }
  }

  private String typeOf(String reference) {
    String id = object.path(reference).stringValue("");
    int end = id.indexOf("--");
    return end < 0 ? "" : id.substring(0, end);
  }

  private void observedData() {
    if (object.has("objects") == object.has("object_refs")) {
      error("stix.required", "object_refs", "expected either objects or object_refs");
    }
    JsonNode count = object.path("number_observed");
    if (count.isIntegralNumber() && (count.asLong() < 1 || count.asLong() > 999_999_999)) {
      error("stix.number-observed", "number_observed", "expected a number from 1 to 999,999,999");
    }
  }

  private void location() {
    if (!object.has("region") && !object.has("country") && !object.has("latitude")) {
      error("stix.required", "region", "needs a region, a country, or latitude and longitude");
    }
    if (object.has("latitude") != object.has("longitude")) {
      error("stix.required", "longitude", "latitude and longitude go together");
    }
  }

  private void networkTraffic() {
    oneOf("src_ref", "dst_ref");
    ports();
    extensionsOfTraffic();
    if (object.path("is_active").asBoolean(false) && object.has("end")) {
      error("stix.network-traffic", "end", "what is active has no end");
    }
    for (Map.Entry<String, JsonNode> extension : object.path("extensions").properties()) {
      if (extension.getKey().equals("socket-ext") && !extension.getValue().has("address_family")) {
        error("stix.required", "extensions", "a socket needs an address family");
      }
    }
  }

  private void ports() {
    JsonNode protocols = object.path("protocols");
    boolean needed =
        protocols.valueStream().anyMatch(one -> Set.of("tcp", "udp").contains(one.stringValue("")));
    for (String name : List.of("src_port", "dst_port")) {
      JsonNode port = object.path(name);
      if (port.isIntegralNumber() && (port.asLong() < 0 || port.asLong() > MAX_PORT)) {
        error("stix.range", name, "expected a port from 0 to 65535");
      }
      if (needed && !object.has(name)) {
        warning("stix.network-traffic", name, "TCP and UDP should come with both ports");
      }
    }
    for (JsonNode protocol : protocols) {
      if (!PROTOCOL.matcher(protocol.stringValue("")).matches()) {
        warning("stix.vocabulary", "protocols", "protocols are named as IANA names services");
      }
    }
  }

  private void extensionsOfTraffic() {
    JsonNode extensions = object.path("extensions");
    for (String header :
        extensions.path("http-request-ext").path("request_header").propertyNames()) {
      if (!HEADER.matcher(header).matches()) {
        warning("stix.value", "extensions", "not the name of a header field of HTTP: " + header);
      }
    }
    for (String option : extensions.path("socket-ext").path("options").propertyNames()) {
      if (!OPTION.matcher(option).matches()) {
        error("stix.value", "extensions", "not the name of a socket option: " + option);
      }
    }
    for (String element : object.path("ipfix").propertyNames()) {
      if (!Character.isLowerCase(element.isEmpty() ? ' ' : element.charAt(0))) {
        warning("stix.value", "ipfix", "not an information element of IPFIX: " + element);
      }
    }
  }

  private void artifact() {
    if (object.has("payload_bin") == object.has("url")) {
      error("stix.artifact", "payload_bin", "expected either payload_bin or url");
    }
    if (object.has("url") && !object.has("hashes")) {
      error("stix.required", "hashes", "an address needs hashes");
    }
  }

  private void emailMessage() {
    boolean multipart = object.path("is_multipart").asBoolean(false);
    if (object.has(multipart ? "body" : "body_multipart")) {
      error("stix.email-message", "is_multipart", "does not agree with the body");
    }
  }

  private void named(String flag, String name) {
    if (object.path(flag).asBoolean(false) && !object.has(name)) {
      error("stix.required", name, "a family needs a name");
    }
  }

  private void oneOf(String one, String other) {
    if (!object.has(one) && !object.has(other)) {
      error("stix.required", one, "needs " + one + " or " + other);
    }
  }

  private void notEmpty() {
    if (object.propertyNames().stream().allMatch(Set.of("type", "id", "spec_version")::contains)) {
      error("stix.required", "type", "needs at least one property of its own");
    }
  }

  private void error(String code, String name, String message) {
    found.add(JsonDiagnostic.error(code, where + "/" + name, message));
  }

  private void warning(String code, String name, String message) {
    found.add(JsonDiagnostic.warning(code, where + "/" + name, message));
  }
}
