package dev.sekisho.stix;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Validates one object: its type, its properties and their values.
final class ObjectValidator {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{2,249}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{2,249}");
  private static final Pattern REFERENCE =
      Pattern.compile("[a-z][a-z0-9-]{0,249}--[0-9a-f-]{1,36}");
  private static final int MAX_CONFIDENCE = 100;

  private final JsonNode object;
  private final String where;
  private final List<JsonDiagnostic> found;
  private final String type;

  ObjectValidator(JsonNode object, String where, List<JsonDiagnostic> found) {
    this.object = object;
    this.where = where;
    this.found = found;
    this.type = object.path("type").stringValue("");
  }

  void validate() {
    if (!object.isObject()) {
      error("json.type", "", "expected an object");
      return;
    }
    if (!TYPE.matcher(type).matches()) {
      error("stix.type", "/type", "expected the name of a type");
      return;
    }
    if (!object.has("id")) {
      missing("id");
    } else {
      BundleValidator.id(object.path("id"), type, where + "/id", found);
    }
    if (object.has("spec_version") && !object.path("spec_version").stringValue("").equals("2.1")) {
      error("stix.spec-version", "/spec_version", "expected “2.1”");
    }
    Optional<Map<String, PropertyType>> known = DomainTypes.properties(type);
    if (known.isEmpty() || ObservableTypes.isNested(type)) {
      if (!extended("new-sdo") && !extended("new-sco") && !extended("new-sro")) {
        warning("stix.custom-type", "/type", "a type that STIX does not have, without extension");
      }
    } else {
      required();
    }
    properties(known.orElse(DomainTypes.common()), known.isPresent());
    new ObjectRules(object, type, where, found).check();
    new ValueRules(object, type, where, found).check();
  }

  private void required() {
    Set<String> names = new LinkedHashSet<>();
    if (DomainTypes.isDomain(type)) {
      names.addAll(DomainTypes.requiredOfAll(type));
    }
    names.addAll(DomainTypes.required(type));
    names.stream().filter(name -> !object.has(name)).forEach(this::missing);
  }

  private void missing(String name) {
    error("stix.required", "/" + name, "property “" + name + "” is missing");
  }

  private boolean extended(String as) {
    return object
        .path("extensions")
        .valueStream()
        .anyMatch(extension -> extension.path("extension_type").stringValue("").equals(as));
  }

  private void properties(Map<String, PropertyType> known, boolean all) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      PropertyType expected = known.get(name);
      if (expected != null) {
        value(expected, name, property.getValue());
      } else if (!name.equals("id") && !NAME.matcher(name).matches()) {
        error("stix.property", "/" + name, "not the name of a property");
      } else if (all && !extended("toplevel-property-extension")) {
        warning(
            "stix.custom-property",
            "/" + name,
            "a property that STIX does not have, without extension");
      }
    }
    whole("confidence", 0, MAX_CONFIDENCE);
  }

  private void whole(String name, long least, long most) {
    JsonNode number = object.path(name);
    if (number.isIntegralNumber() && (number.asLong() < least || number.asLong() > most)) {
      error("stix.range", "/" + name, "expected a number from " + least + " to " + most);
    }
  }

  private void value(PropertyType expected, String name, JsonNode value) {
    String at = "/" + name;
    if (!expected.list()) {
      single(expected, name, value, at);
    } else if (!value.isArray() || value.isEmpty()) {
      error("json.type", at, "expected a list that is not empty");
    } else {
      for (int i = 0; i < value.size(); i++) {
        single(expected, name, value.get(i), at + "/" + i);
      }
    }
  }

  private void single(PropertyType expected, String name, JsonNode value, String at) {
    boolean fits =
        switch (expected.kind()) {
          case TEXT, BINARY -> value.isString();
          case WHOLE -> value.isIntegralNumber();
          case REAL -> value.isNumber();
          case FLAG -> value.isBoolean();
          case TIME -> {
            time(value, at);
            yield true;
          }
          case HASHES -> {
            hashes(value, at);
            yield true;
          }
          case DICTIONARY -> value.isObject() && !value.isEmpty();
          case EXTENSIONS -> {
            extensions(value, at);
            yield value.isObject();
          }
          case REFERENCE -> {
            reference(expected, value, at);
            yield true;
          }
          case STRUCTURE -> {
            structure(expected.targets().getFirst(), value, at);
            yield true;
          }
          case ANYTHING -> true;
        };
    if (!fits) {
      error("json.type", at, "expected " + expected.kind().words() + " as “" + name + "”");
    }
  }

  private void extensions(JsonNode extensions, String at) {
    for (Map.Entry<String, JsonNode> extension : extensions.properties()) {
      String name = extension.getKey();
      if (name.endsWith("-ext") && ObservableTypes.isNested(name)) {
        structure(name, extension.getValue(), at + "/" + name);
      } else if (!name.startsWith("extension-definition--") || !BundleValidator.isId(name)) {
        warning(
            "stix.extension",
            at + "/" + name,
            "expected an extension of STIX, or the id of an extension definition");
      }
      if (!extension.getValue().isObject() || extension.getValue().isEmpty()) {
        error("json.type", at + "/" + name, "expected an object that is not empty");
      }
    }
  }

  private void time(JsonNode value, String at) {
    Optional<Instant> time = Literals.timestamp(value.stringValue(""));
    if (time.isEmpty() || !value.stringValue("").endsWith("Z")) {
      error("stix.timestamp", at, "expected a timestamp in UTC, such as 2003-08-02T00:00:00Z");
    }
  }

  private void hashes(JsonNode value, String at) {
    if (!value.isObject() || value.isEmpty()) {
      error("json.type", at, "expected hashes by algorithm");
      return;
    }
    for (Map.Entry<String, JsonNode> hash : value.properties()) {
      var digits = HashAlgorithms.digits(hash.getKey());
      if (digits.isEmpty()
          && !ObservableTypes.isCustom(hash.getKey())
          && !Set.of("SSDEEP", "TLSH").contains(hash.getKey())) {
        warning(
            "stix.hash-algorithm", at + "/" + hash.getKey(), "not an algorithm that STIX names");
      } else if (digits.isPresent()
          && !HashAlgorithms.isHex(hash.getValue().stringValue(""), digits.getAsInt())) {
        error(
            "stix.hash",
            at + "/" + hash.getKey(),
            "expected " + digits.getAsInt() + " hexadecimal digits");
      }
    }
  }

  private void reference(PropertyType expected, JsonNode value, String at) {
    String id = value.stringValue("");
    if (!REFERENCE.matcher(id).matches()) {
      error("stix.id", at, "expected an identifier: type, two hyphens, UUID");
    } else if (!BundleValidator.isId(id)) {
      found.add(JsonDiagnostic.note("stix.id", where + at, "what follows the type is no UUID"));
    }
    String target = id.contains("--") ? id.substring(0, id.indexOf("--")) : "";
    if (!target.isEmpty()
        && !expected.targets().isEmpty()
        && !expected.targets().contains(target)) {
      error(
          "stix.reference", at, "expected a reference to " + String.join(", ", expected.targets()));
    }
  }

  private void structure(String of, JsonNode value, String at) {
    if (!value.isObject()) {
      error("json.type", at, "expected an object");
      return;
    }
    for (String name : DomainTypes.required(of)) {
      if (!value.has(name)) {
        error("stix.required", at + "/" + name, "property “" + name + "” is missing");
      }
    }
    Map<String, PropertyType> known = DomainTypes.properties(of).orElse(Map.of());
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      PropertyType expected = known.get(property.getKey());
      if (expected == null) {
        warning(
            "stix.custom-property",
            at + "/" + property.getKey(),
            "a property that STIX does not have");
      } else {
        value(expected, at.substring(1) + "/" + property.getKey(), property.getValue());
      }
    }
  }

  private void error(String code, String at, String message) {
    found.add(JsonDiagnostic.error(code, where + at, message));
  }

  private void warning(String code, String at, String message) {
    found.add(JsonDiagnostic.warning(code, where + at, message));
  }
}
