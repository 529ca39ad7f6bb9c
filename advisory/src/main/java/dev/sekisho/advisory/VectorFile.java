package dev.sekisho.advisory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `vectors.json` (docs/formats/advisory-folder.md).
final class VectorFile {
  /// Its name.
  static final String NAME = "vectors.json";

  private static final String FORMAT = "sekisho-vectors";
  private static final int VERSION = 1;

  private VectorFile() {}

  /// The test vectors of a `vectors.json`; an entry that cannot be run is a problem and left out.
  static List<Vector> read(Path file, List<Problem> problems) {
    JsonNode root = JsonFile.read(file, problems);
    if (root == null) {
      return List.of();
    }
    if (!StixObjects.text(root, "format").equals(FORMAT)
        || root.path("version").intValue(-1) != VERSION) {
      problems.add(Problems.otherFormat(file, FORMAT + " " + VERSION));
      return List.of();
    }
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode entry : root.path("vectors")) {
      Vector vector = vector(entry);
      Path message = sibling(file, vector.file());
      if (message != null && Files.isRegularFile(message)) {
        vectors.add(vector);
      } else {
        problems.add(Problems.absentVector(file, vector.file()));
      }
    }
    return vectors;
  }

  private static Vector vector(JsonNode entry) {
    Map<String, String> about = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> text : entry.path("about").properties()) {
      about.put(text.getKey(), text.getValue().stringValue(""));
    }
    return new Vector(
        StixObjects.text(entry, "file"),
        new Localized(about),
        StixObjects.text(entry, "verdict"),
        ids(entry, "sightings"),
        ids(entry, "hints"),
        ids(entry, "stream"));
  }

  private static Set<String> ids(JsonNode entry, String property) {
    return Set.copyOf(StixObjects.strings(entry, property));
  }

  /// The file of this plain name beside `vectors.json`; null if the name is not plain.
  static @Nullable Path sibling(Path file, String name) {
    boolean plain = !name.isBlank() && name.matches("[\\w+.-]+") && !name.startsWith(".");
    return plain ? file.resolveSibling(name) : null;
  }
}
