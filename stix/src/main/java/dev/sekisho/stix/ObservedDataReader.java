package dev.sekisho.stix;

import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads STIX 2.1 Observed Data into observations.
///
/// Source: STIX 2.1 §4.14, §9.7.4. A document is a bundle, an Observed Data object with its own
/// `objects` (deprecated there), or a list of these or of single objects. References lead only to
/// objects of the same Observed Data object: those in its `object_refs`, found in the same bundle
/// or list, or in its `objects`. Names that end in `_bin` and `_hex` hold bytes; what is not base64
/// or hexadecimal stays text. Timestamps stay text; so do references that lead nowhere. `null` is a
/// value that equals no constant.
public final class ObservedDataReader {
  private static final long MOST_OBSERVED = 999_999_999;

  private final List<Observation> observations = new ArrayList<>();
  private final List<JsonDiagnostic> diagnostics = new ArrayList<>();

  private ObservedDataReader() {}

  /// Reads one document to its end; `json` is not closed.
  public static ObservedData read(InputStream json) {
    return switch (JsonDocument.read(json)) {
      case JsonDocument.Read(JsonNode root) -> of(root);
      case JsonDocument.Unreadable(JsonDiagnostic problem) ->
          new ObservedData(List.of(), List.of(problem));
    };
  }

  /// Reads a document, or part of one, that was parsed before.
  public static ObservedData of(JsonNode document) {
    ObservedDataReader reader = new ObservedDataReader();
    reader.document(document);
    return new ObservedData(reader.observations, reader.diagnostics);
  }

  private void document(JsonNode document) {
    if (document.isArray()) {
      list(document);
    } else if (isBundle(document)) {
      bundle(document, "");
    } else {
      scope(Map.of("", document));
    }
    if (observations.isEmpty() && diagnostics.isEmpty()) {
      diagnostics.add(
          JsonDiagnostic.warning("stix.no-observed-data", "", "found no observed-data object"));
    }
  }

  private void list(JsonNode items) {
    Map<String, JsonNode> single = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (isBundle(items.get(i))) {
        bundle(items.get(i), "/" + i);
      } else {
        single.put("/" + i, items.get(i));
      }
    }
    scope(single);
  }

  private static boolean isBundle(JsonNode node) {
    return type(node).equals("bundle");
  }

  private static String type(JsonNode node) {
    return node.path("type").stringValue("");
  }

  private void bundle(JsonNode bundle, String pointer) {
    JsonNode objects = bundle.path("objects");
    Map<String, JsonNode> scope = new LinkedHashMap<>();
    for (int i = 0; i < objects.size() && objects.isArray(); i++) {
      scope.put(pointer + "/objects/" + i, objects.get(i));
    }
    scope(scope);
    if (!objects.isMissingNode() && !objects.isArray()) {
      error("json.type", pointer + "/objects", "expected a list of objects");
    }
  }

  /// Reads the observed-data objects among objects, by pointer, that may refer to each other.
  private void scope(Map<String, JsonNode> objects) {
    Map<String, JsonNode> byId = new HashMap<>();
    objects.forEach(
        (pointer, object) -> {
          String id = object.path("id").stringValue("");
          if (type(object).isEmpty()) {
            error("json.type", pointer, "expected an object with a type");
          } else if (!id.isEmpty() && byId.putIfAbsent(id, object) != null) {
            warning("stix.duplicate-id", pointer, "found " + id + " again; the first counts");
          }
        });
    objects.forEach(
        (pointer, object) -> {
          if (type(object).equals("observed-data")) {
            observations.add(observation(object, byId, pointer));
          }
        });
  }

  private Observation observation(JsonNode data, Map<String, JsonNode> scope, String pointer) {
    Map<String, JsonNode> members = members(data, scope, pointer);
    List<ObservedObject> objects = new ObservedGraph(members).objects();
    Optional<Instant> first = time(data, "first_observed", pointer);
    Optional<Instant> last = time(data, "last_observed", pointer);
    Instant from = first.or(() -> last).orElse(null);
    Instant to = last.or(() -> first).orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      warning("stix.observed-time", pointer, "found last_observed before first_observed");
      Instant later = from;
      from = to;
      to = later;
    }
    String id = data.path("id").stringValue(pointer);
    return new Observation(id, objects, from, to, count(data, pointer), List.of());
  }

  /// The objects of an observed-data object by the name that references use.
  private Map<String, JsonNode> members(
      JsonNode data, Map<String, JsonNode> scope, String pointer) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    JsonNode refs = data.path("object_refs");
    if (refs.isArray()) {
      for (JsonNode ref : refs) {
        String id = ref.stringValue("");
        JsonNode member = scope.get(id);
        if (member == null) {
          warning("stix.unknown-ref", pointer + "/object_refs", "found no object " + id);
        } else {
          members.put(id, member);
        }
      }
      return members;
    }
    for (Map.Entry<String, JsonNode> entry : data.path("objects").properties()) {
      if (type(entry.getValue()).isEmpty()) {
        error(
            "json.type",
            pointer + "/objects/" + escaped(entry.getKey()),
            "expected an object with a type");
      } else {
        members.put(entry.getKey(), entry.getValue());
      }
    }
    return members;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private Optional<Instant> time(JsonNode data, String name, String pointer) {
    JsonNode text = data.path(name);
    if (text.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Instant> time = Literals.timestamp(text.stringValue(""));
    if (time.isEmpty()) {
      warning("stix.observed-time", pointer + "/" + name, "expected a timestamp");
    }
    return time;
  }

  private long count(JsonNode data, String pointer) {
    JsonNode number = data.path("number_observed");
    if (number.isMissingNode()) {
      return 1;
    }
    if (number.canConvertToLong() && number.isIntegralNumber() && number.longValue() >= 1) {
      return Math.min(number.longValue(), MOST_OBSERVED);
    }
    warning(
        "stix.number-observed",
        pointer + "/number_observed",
        "expected an integer from 1 to " + MOST_OBSERVED + "; 1 is assumed");
    return 1;
  }

  private void error(String code, String where, String message) {
    diagnostics.add(JsonDiagnostic.error(code, where, message));
  }

  private void warning(String code, String where, String message) {
    diagnostics.add(JsonDiagnostic.warning(code, where, message));
  }
}
