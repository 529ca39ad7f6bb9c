package dev.sekisho.stix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Says where a STIX 2.1 bundle, or one object by itself, is not as STIX 2.1 asks: an error where
/// it says MUST, a warning where it says SHOULD.
public final class BundleValidator {
  private static final Pattern ID =
      Pattern.compile(
          "([a-z0-9-]{1,250})--[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Set<String> BUNDLE = Set.of("type", "id", "objects");

  private final List<JsonDiagnostic> found = new ArrayList<>();

  private BundleValidator() {}

  /// True if `root` is a STIX bundle or object rather than something else in JSON.
  public static boolean isStix(JsonNode root) {
    return root.path("type").isString() && !root.has("document");
  }

  /// Validates a bundle or an object.
  ///
  /// @return what is not as it should be, in the order of the document
  public static List<JsonDiagnostic> validate(JsonNode root) {
    BundleValidator validator = new BundleValidator();
    if (root.path("type").stringValue("").equals("bundle")) {
      validator.bundle(root);
    } else {
      new ObjectValidator(root, "", validator.found).validate();
    }
    return List.copyOf(validator.found);
  }

  private void bundle(JsonNode root) {
    id(root.path("id"), "bundle", "/id", found);
    for (String name : root.propertyNames()) {
      if (!BUNDLE.contains(name)) {
        found.add(
            JsonDiagnostic.error("stix.property", "/" + name, "a bundle has no such property"));
      }
    }
    JsonNode objects = root.path("objects");
    if (!objects.isMissingNode() && !objects.isArray()) {
      found.add(JsonDiagnostic.error("json.type", "/objects", "expected a list of objects"));
      return;
    }
    Map<String, Integer> versions = new HashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      JsonNode object = objects.get(i);
      new ObjectValidator(object, "/objects/" + i, found).validate();
      String version =
          object.path("id").stringValue("") + " " + object.path("modified").stringValue("");
      if (object.has("id") && versions.putIfAbsent(version, i) != null) {
        found.add(
            JsonDiagnostic.error(
                "stix.duplicate-id", "/objects/" + i + "/id", "this version is there already"));
      }
    }
    references(objects);
  }

  /// Both ends of a relationship that the bundle holds have to be of types it may join; ends that
  /// it does not hold are known by their ids.
  private void references(JsonNode objects) {
    Set<String> ids = new HashSet<>();
    objects.forEach(object -> ids.add(object.path("id").stringValue("")));
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).path("type").stringValue("").equals("relationship")) {
        for (String end : List.of("source_ref", "target_ref")) {
          String id = objects.get(i).path(end).stringValue("");
          if (!id.isEmpty() && !ids.contains(id)) {
            found.add(
                JsonDiagnostic.warning(
                    "stix.unknown-ref",
                    "/objects/" + i + "/" + end,
                    "the bundle has no object with this id"));
          }
        }
      }
    }
  }

  /// True for an identifier (§2.9).
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Checks an identifier (§2.9); `type` is empty if it may be of any.
  static void id(JsonNode id, String type, String where, List<JsonDiagnostic> found) {
    var form = ID.matcher(id.stringValue(""));
    if (!form.matches()) {
      found.add(
          JsonDiagnostic.error(
              "stix.id", where, "expected an identifier: type, two hyphens, UUID"));
      return;
    }
    if (!type.isEmpty() && !form.group(1).equals(type)) {
      found.add(JsonDiagnostic.error("stix.id", where, "expected an identifier of type " + type));
    }
    boolean observable = ObservableTypes.isObject(form.group(1)) && !type.equals("process");
    String version = observable ? "5" : "4";
    if (!type.isEmpty() && !form.group(2).equals(version)) {
      found.add(
          JsonDiagnostic.warning("stix.uuid", where, "expected a UUID of version " + version));
    }
  }
}
