package dev.sekisho.advisory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The objects of one STIX bundle, found by id, type and relationship. Of several with one id the
/// one modified last counts (STIX 2.1 §3.6).
final class StixObjects {
  private final Map<String, JsonNode> byId = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> translations = new HashMap<>();
  private final Map<String, List<String>> targets = new HashMap<>();
  private final Map<String, List<String>> sources = new HashMap<>();

  /// Indexes the `objects` of a bundle; what has no id is left out.
  static StixObjects of(JsonNode bundle) {
    StixObjects objects = new StixObjects();
    for (JsonNode object : bundle.path("objects")) {
      String id = text(object, "id");
      if (!id.isEmpty()) {
        objects.byId.merge(id, object, StixObjects::newer);
      }
    }
    objects.byId.values().forEach(objects::index);
    return objects;
  }

  private static JsonNode newer(JsonNode first, JsonNode second) {
    return text(second, "modified").compareTo(text(first, "modified")) > 0 ? second : first;
  }

  private void index(JsonNode object) {
    if (object.path("revoked").booleanValue(false)) {
      return;
    }
    switch (text(object, "type")) {
      case "language-content" -> list(translations, text(object, "object_ref")).add(object);
      case "relationship" -> {
        String kind = text(object, "relationship_type") + ' ';
        String source = text(object, "source_ref");
        String target = text(object, "target_ref");
        list(targets, kind + source).add(target);
        list(sources, kind + target).add(source);
      }
      default -> {
        // only what leads from one object to another is indexed
      }
    }
  }

  private static <T> List<T> list(Map<String, List<T>> map, String key) {
    return map.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /// All objects of a type, in the order of the bundle.
  List<JsonNode> ofType(String type) {
    return byId.values().stream().filter(object -> text(object, "type").equals(type)).toList();
  }

  /// The objects of a type among `ids`, in that order; what is not in the bundle is left out.
  List<JsonNode> ofType(String type, Iterable<String> ids) {
    List<JsonNode> found = new ArrayList<>();
    for (String id : ids) {
      JsonNode object = byId.get(id);
      if (object != null && text(object, "type").equals(type)) {
        found.add(object);
      }
    }
    return found;
  }

  /// Ids that `source` has this relationship to.
  List<String> targets(String relationship, String source) {
    return targets.getOrDefault(relationship + ' ' + source, List.of());
  }

  /// Ids that have this relationship to `target`.
  List<String> sources(String relationship, String target) {
    return sources.getOrDefault(relationship + ' ' + target, List.of());
  }

  /// A text of an object in its own language and in those of its `language-content` (STIX 2.1
  /// §7.1).
  ///
  /// @param path property names and list indexes from the object to the text
  Localized localized(JsonNode object, Object... path) {
    Map<String, String> texts = new LinkedHashMap<>();
    String original = at(object, path);
    if (!original.isEmpty()) {
      texts.put(object.path("lang").stringValue("en"), original);
    }
    for (JsonNode translation : translations.getOrDefault(text(object, "id"), List.of())) {
      if (isOf(translation, object)) {
        for (Map.Entry<String, JsonNode> content : translation.path("contents").properties()) {
          String text = at(content.getValue(), path);
          if (!text.isEmpty()) {
            texts.putIfAbsent(content.getKey(), text);
          }
        }
      }
    }
    return new Localized(texts);
  }

  private static boolean isOf(JsonNode translation, JsonNode object) {
    String version = text(translation, "object_modified");
    return version.isEmpty() || version.equals(text(object, "modified"));
  }

  private static String at(JsonNode node, Object... path) {
    JsonNode at = node;
    for (Object step : path) {
      at = step instanceof Integer index ? at.path(index) : at.path((String) step);
    }
    return at.stringValue("");
  }

  /// The narrowest TLP label of an object and of the parts of it that are marked (STIX 2.1 §7.2),
  /// such as `WHITE`; empty if it has none.
  String tlp(JsonNode object) {
    List<String> refs = new ArrayList<>();
    object.path("object_marking_refs").forEach(ref -> refs.add(ref.stringValue("")));
    object.path("granular_markings").forEach(part -> refs.add(text(part, "marking_ref")));
    return refs.stream().map(this::label).reduce("", Tlp::narrower);
  }

  /// The label of a marking, as the bundle writes it, but never wider than its id says.
  private String label(String id) {
    JsonNode marking = byId.get(id);
    String known = Tlp.ofMarking(id).map(Tlp::label).orElse("");
    return marking == null ? known : Tlp.narrower(labelOf(marking), known);
  }

  private static String labelOf(JsonNode marking) {
    String name = text(marking, "name");
    return name.startsWith("TLP:")
        ? name.substring("TLP:".length())
        : text(marking.path("definition"), "tlp").toUpperCase(Locale.ROOT);
  }

  /// `name` and `aliases` of the malware among `ids`, each once.
  Set<String> malwareNames(Iterable<String> ids) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode one : ofType("malware", ids)) {
      names.add(text(one, "name"));
      one.path("aliases").forEach(alias -> names.add(alias.stringValue("")));
    }
    names.remove("");
    return names;
  }

  /// External ids of an object.
  static List<String> externalIds(JsonNode object) {
    List<String> ids = new ArrayList<>();
    for (JsonNode reference : object.path("external_references")) {
      String id = text(reference, "external_id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids;
  }

  /// The strings of a list property.
  static List<String> strings(JsonNode object, String property) {
    List<String> strings = new ArrayList<>();
    object.path(property).forEach(item -> strings.add(item.stringValue("")));
    return strings;
  }

  /// A string property; empty if there is none.
  static String text(JsonNode object, String property) {
    return object.path(property).stringValue("");
  }
}
