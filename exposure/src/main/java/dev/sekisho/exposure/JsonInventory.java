package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the readers of inventories in JSON have in common.
final class JsonInventory {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private JsonInventory() {}

  /// The form of a JSON inventory, by its members.
  static Optional<InventoryFormat> recognise(InventoryText text, Inventory.Builder inventory) {
    int before = inventory.problems().size();
    JsonNode root = whole(text);
    if (root == null) {
      boolean lines =
          text.text().strip().lines().limit(2).allMatch(line -> line.strip().startsWith("{"));
      return lines ? Optional.of(InventoryFormat.OSQUERY) : notJson(text, inventory);
    }
    Optional<InventoryFormat> told = recognise(root);
    if (told.isEmpty() && inventory.problems().size() == before) {
      inventory.add(InventoryProblems.unrecognised(text.file()));
    }
    return told;
  }

  private static Optional<InventoryFormat> notJson(
      InventoryText text, Inventory.Builder inventory) {
    read(text, inventory);
    return Optional.empty();
  }

  private static Optional<InventoryFormat> recognise(JsonNode root) {
    if (root.path("bomFormat").stringValue("").equals("CycloneDX")) {
      return Optional.of(InventoryFormat.CYCLONEDX);
    }
    if (root.has("spdxVersion") || (root.has("@context") && root.has("@graph"))) {
      return Optional.of(InventoryFormat.SPDX);
    }
    boolean osquery =
        root.isArray()
            || root.has("columns")
            || root.has("snapshot")
            || OsqueryInventory.TABLES.stream().anyMatch(root::has);
    return osquery ? Optional.of(InventoryFormat.OSQUERY) : Optional.empty();
  }

  private static @Nullable JsonNode whole(InventoryText text) {
    try {
      return MAPPER.readTree(text.text());
    } catch (JacksonException e) {
      return null;
    }
  }

  /// The tree of the whole text; null with a problem if it is not JSON.
  static @Nullable JsonNode read(InventoryText text, Inventory.Builder inventory) {
    return read(text.text(), 0, text, inventory);
  }

  /// The tree of a part of the text.
  ///
  /// @param line lines before the part
  static @Nullable JsonNode read(
      String part, int line, InventoryText text, Inventory.Builder inventory) {
    try {
      JsonNode root = MAPPER.readTree(part);
      if (root.isMissingNode()) {
        inventory.add(InventoryProblems.empty(text.file()));
        return null;
      }
      return root;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place = at == null ? "line " + (line + 1) : "line " + (line + at.getLineNr());
      inventory.add(
          InventoryProblems.notJson(
              text.file(), place, e.getOriginalMessage().replaceAll(" \\(start marker at .*", "")));
      return null;
    }
  }

  /// Hashes of a list of objects.
  ///
  /// @param algorithm the member with the name of the algorithm
  /// @param value the member with the digest
  static Map<String, List<String>> hashes(JsonNode list, String algorithm, String value) {
    Map<String, List<String>> hashes = new HashMap<>();
    for (JsonNode hash : list) {
      String name = Identifiers.algorithm(Nodes.text(hash, algorithm));
      String digest = Nodes.text(hash, value).toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !digest.isEmpty()) {
        hashes.computeIfAbsent(name, _ -> new ArrayList<>()).add(digest);
      }
    }
    return hashes;
  }

  /// The scheme of the first package URL's versions.
  static String scheme(List<String> purls) {
    return purls.isEmpty() ? Versions.GENERIC : Purls.scheme(purls.getFirst());
  }
}
