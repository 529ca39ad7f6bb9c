package dev.sekisho.advisory;

import static dev.sekisho.advisory.StixObjects.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Says which elements of two editions of a list are the same thing, by what the standards tell
/// them apart with.
final class ListKeys {
  /// Lists whose order says nothing.
  private static final Set<String> SETS =
      Set.of("objects", "object_refs", "object_marking_refs", "product_ids", "group_ids", "labels");

  /// Lists whose elements may be the same thing under another key.
  private static final Set<String> LOOSE =
      Set.of(
          "vulnerabilities",
          "notes",
          "remediations",
          "references",
          "branches",
          "scores",
          "threats",
          "external_references",
          "ids",
          "flags",
          "involvements",
          "acknowledgments");

  private ListKeys() {}

  /// True if the order of a list of this name says something.
  static boolean ordered(String list) {
    return !SETS.contains(list);
  }

  /// True if one thing left on both sides is taken to be the same.
  static boolean loose(String list) {
    return LOOSE.contains(list);
  }

  /// Indexes of the elements of a list by key; a key that comes again gets a number.
  static Map<String, Integer> of(String list, JsonNode elements) {
    Map<String, Integer> keys = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      String key = key(list, elements.get(i));
      int count = seen.merge(key, 1, Integer::sum);
      keys.put(count == 1 ? key : key + "\u0000" + count, i);
    }
    return keys;
  }

  private static String key(String list, JsonNode element) {
    if (!element.isObject()) {
      return element.toString();
    }
    return switch (list) {
      case "objects" -> some(element, "id");
      case "vulnerabilities" -> vulnerability(element);
      case "notes" -> some(element, "category", "title");
      case "revision_history" -> some(element, "number");
      case "references" -> some(element, "url");
      case "branches" -> some(element, "category", "name");
      case "relationships" -> text(element.path("full_product_name"), "product_id");
      case "full_product_names" -> some(element, "product_id");
      case "product_groups" -> some(element, "group_id");
      case "remediations" -> some(element, "category", "details", "url");
      case "external_references" -> some(element, "source_name", "external_id", "url");
      case "ids" -> some(element, "system_name", "text");
      case "flags" -> some(element, "label");
      case "threats" -> some(element, "category", "details");
      case "steps", "aggregate" -> some(element, "name");
      default -> "";
    };
  }

  private static String vulnerability(JsonNode one) {
    String cve = text(one, "cve");
    return cve.isEmpty() ? one.path("ids").path(0).toString() + text(one, "title") : cve;
  }

  private static String some(JsonNode element, String... names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      values.add(text(element, name));
    }
    return String.join("\u0001", values);
  }
}
