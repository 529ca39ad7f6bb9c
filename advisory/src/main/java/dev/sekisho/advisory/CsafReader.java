package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads from a CSAF 2.0 document what the program needs of it; what is missing or of the wrong
/// kind is read as not said. Validity is the lint's business.
final class CsafReader {
  private final JsonNode root;
  private final Map<String, String> productNames = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();

  private CsafReader(JsonNode root) {
    this.root = root;
  }

  /// True if `root` is a CSAF document of some version.
  static boolean isCsaf(JsonNode root) {
    return root.path("document").path("csaf_version").isString();
  }

  /// The document in `root`.
  static CsafDocument read(JsonNode root, Path file) {
    CsafReader reader = new CsafReader(root);
    reader.collectProducts(root.path("product_tree"));
    return reader.document(file);
  }

  private CsafDocument document(Path file) {
    JsonNode document = root.path("document");
    JsonNode tracking = document.path("tracking");
    return new CsafDocument(
        text(tracking, "id"),
        text(tracking, "version"),
        text(document, "lang"),
        text(document, "source_lang"),
        text(document, "title"),
        text(document.path("aggregate_severity"), "text"),
        text(document.path("distribution").path("tlp"), "label"),
        ids(tracking),
        notes(document),
        remediations(),
        references(document),
        file);
  }

  private List<String> ids(JsonNode tracking) {
    Set<String> ids = new LinkedHashSet<>();
    tracking.path("aliases").forEach(alias -> ids.add(alias.stringValue("")));
    for (JsonNode vulnerability : root.path("vulnerabilities")) {
      ids.add(text(vulnerability, "cve"));
      vulnerability.path("ids").forEach(id -> ids.add(text(id, "text")));
    }
    ids.remove("");
    return List.copyOf(ids);
  }

  private List<CsafDocument.Note> notes(JsonNode document) {
    List<CsafDocument.Note> notes = new ArrayList<>();
    for (JsonNode holder : holders(document)) {
      for (JsonNode note : holder.path("notes")) {
        notes.add(
            new CsafDocument.Note(text(note, "category"), text(note, "title"), text(note, "text")));
      }
    }
    return notes;
  }

  private List<CsafDocument.Reference> references(JsonNode document) {
    List<CsafDocument.Reference> references = new ArrayList<>();
    for (JsonNode holder : holders(document)) {
      for (JsonNode reference : holder.path("references")) {
        references.add(
            new CsafDocument.Reference(
                reference.path("category").stringValue("external"),
                text(reference, "summary"),
                text(reference, "url")));
      }
    }
    return references;
  }

  private List<JsonNode> holders(JsonNode document) {
    List<JsonNode> holders = new ArrayList<>();
    holders.add(document);
    root.path("vulnerabilities").forEach(holders::add);
    return holders;
  }

  private List<CsafDocument.Remediation> remediations() {
    List<CsafDocument.Remediation> remediations = new ArrayList<>();
    for (JsonNode vulnerability : root.path("vulnerabilities")) {
      for (JsonNode remediation : vulnerability.path("remediations")) {
        remediations.add(
            new CsafDocument.Remediation(
                text(remediation, "category"),
                products(remediation),
                text(remediation, "details"),
                text(remediation, "url")));
      }
    }
    return remediations;
  }

  private List<String> products(JsonNode remediation) {
    Set<String> ids = new LinkedHashSet<>();
    remediation.path("product_ids").forEach(id -> ids.add(id.stringValue("")));
    for (JsonNode group : remediation.path("group_ids")) {
      ids.addAll(groups.getOrDefault(group.stringValue(""), List.of()));
    }
    return ids.stream().map(id -> productNames.getOrDefault(id, id)).toList();
  }

  private void collectProducts(JsonNode tree) {
    collectBranches(tree.path("branches"));
    tree.path("full_product_names").forEach(this::collectProduct);
    tree.path("relationships")
        .forEach(relationship -> collectProduct(relationship.path("full_product_name")));
    for (JsonNode group : tree.path("product_groups")) {
      List<String> members = new ArrayList<>();
      group.path("product_ids").forEach(id -> members.add(id.stringValue("")));
      groups.put(text(group, "group_id"), members);
    }
  }

  private void collectBranches(JsonNode branches) {
    for (JsonNode branch : branches) {
      collectProduct(branch.path("product"));
      collectBranches(branch.path("branches"));
    }
  }

  private void collectProduct(JsonNode product) {
    productNames.put(text(product, "product_id"), text(product, "name"));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue("");
  }
}
