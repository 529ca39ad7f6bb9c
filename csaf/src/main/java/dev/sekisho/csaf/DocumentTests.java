package dev.sekisho.csaf;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Tests of the document as a whole: label, address, order of its members, and what needs a
/// network.
final class DocumentTests {
  private static final Set<String> LABELS = Set.of("AMBER", "GREEN", "RED", "WHITE");

  private DocumentTests() {}

  /// 6.2.10
  static void missingTlp(Content content, Report report) {
    Node label = content.document().at("distribution").at("tlp").at("label");
    if (!LABELS.contains(label.text())) {
      report.fail(label);
    }
  }

  /// 6.2.11
  static void missingCanonicalUrl(Content content, Report report) {
    String name = "/" + fileName(content.tracking().text("id"));
    if (content.document().items("references").stream()
        .noneMatch(
            reference ->
                reference.text("category").equals("self")
                    && reference.text("url").startsWith("https://")
                    && reference.text("url").endsWith(name))) {
      report.fail(content.document().at("references"), name.substring(1));
    }
  }

  /// The file name of a document with this tracking id (CSAF 2.0 §5.1).
  static String fileName(String trackingId) {
    return trackingId.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
  }

  /// 6.2.13
  static void sorting(Content content, Report report) {
    sorted(content.root(), report);
  }

  private static void sorted(Node node, Report report) {
    JsonNode json = node.json();
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        sorted(new Node(node.path() + "/" + i, json.get(i)), report);
      }
    }
    String before = "";
    for (String name : json.propertyNames()) {
      if (name.compareTo(before) < 0) {
        report.fail(node.at(name), name, before);
      }
      before = name;
      sorted(node.at(name), report);
    }
  }

  /// 6.3.6: no address is asked for.
  static void otherUrls(Content content, Report report) {
    if (holders(content).stream()
        .flatMap(holder -> holder.items("references").stream())
        .anyMatch(reference -> !reference.text("category").equals("self"))) {
      report.unchecked(content.document().at("references"), "unchecked.network");
    }
  }

  /// 6.3.7: no address is asked for.
  static void selfUrls(Content content, Report report) {
    if (holders(content).stream()
        .flatMap(holder -> holder.items("references").stream())
        .anyMatch(reference -> reference.text("category").equals("self"))) {
      report.unchecked(content.document().at("references"), "unchecked.network");
    }
  }

  private static List<Node> holders(Content content) {
    List<Node> holders = new java.util.ArrayList<>(content.vulnerabilities());
    holders.add(content.document());
    return holders;
  }
}
