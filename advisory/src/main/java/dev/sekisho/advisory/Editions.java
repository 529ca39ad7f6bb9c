package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The documents of one edition of an advisory: CSAF documents by tracking id, and the objects of
/// all STIX bundles as one.
///
/// @param documents CSAF documents
/// @param bundle the objects of the bundles by id, of several with one id the one modified last;
///   null if there is no bundle
/// @param problems what could not be read; not empty: the edition is not whole
record Editions(
    Map<String, JsonNode> documents, @Nullable JsonNode bundle, List<Problem> problems) {
  /// True if nothing could be read.
  boolean empty() {
    return documents.isEmpty() && bundle == null;
  }

  /// Reads the files at and below a path.
  static Editions read(Path path) {
    List<Problem> problems = new ArrayList<>();
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    for (AdvisoryFolder folder : AdvisoryFolder.find(List.of(path), problems)) {
      for (Path file : folder.files()) {
        JsonNode root = JsonFile.read(file, problems);
        if (root == null) {
          continue;
        }
        if (root.path("type").stringValue("").equals("bundle")) {
          root.properties().stream()
              .filter(member -> !member.getKey().equals("objects"))
              .forEach(member -> bundle.set(member.getKey(), member.getValue()));
          root.path("objects").forEach(bundle.withArray("objects")::add);
        } else if (CsafReader.isCsaf(root)) {
          String id = root.path("document").path("tracking").path("id").stringValue("");
          if (documents.putIfAbsent(id, root) != null) {
            documents.put(id + " " + file, root);
          }
        } else {
          problems.add(Problems.notAdvisory(file));
        }
      }
    }
    return new Editions(documents, bundle.isEmpty() ? null : bundle, problems);
  }
}
