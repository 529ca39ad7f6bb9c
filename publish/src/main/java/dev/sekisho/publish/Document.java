package dev.sekisho.publish;

import dev.sekisho.advisory.CsafDocument;
import dev.sekisho.bytes.Slice;
import dev.sekisho.csaf.Node;
import dev.sekisho.csaf.ProductTree;
import dev.sekisho.csaf.Vulnerability;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A CSAF 2.0 document that is published.
///
/// @param csaf what the loader read of it
/// @param bytes all of its file
/// @param node the document
/// @param tree its product tree
/// @param vulnerabilities its vulnerabilities
record Document(
    CsafDocument csaf,
    Slice bytes,
    Node node,
    ProductTree tree,
    List<Vulnerability> vulnerabilities) {
  static Document of(CsafDocument csaf, Slice bytes, JsonNode root) {
    ProductTree tree = ProductTree.of(root);
    return new Document(csaf, bytes, Node.root(root), tree, Vulnerability.of(root, tree));
  }

  /// The file name of CSAF 2.0 §5.1 without `.json`. It holds no character that leads elsewhere.
  static String stem(String trackingId) {
    return trackingId.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_");
  }

  /// Its language; English where it does not say.
  String lang() {
    return csaf.lang().isEmpty() ? "en" : csaf.lang();
  }

  /// The `tracking` object.
  Node tracking() {
    return node.at("document").at("tracking");
  }

  /// When this version was released, as written.
  String current() {
    return tracking().text("current_release_date");
  }

  /// When the first version was released, as written.
  String initial() {
    return tracking().text("initial_release_date");
  }

  /// When this version was released; the beginning of time where it does not say.
  Instant updated() {
    return instant(current());
  }

  /// The instant that a date and time of RFC 3339 names, else the beginning of time.
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /// Year and name below the folder of documents (CSAF 2.0 §7.1.2, §7.1.11), such as
  /// `2003/sekisho-2003-0001.json`.
  String path() {
    return initial().substring(0, 4) + "/" + stem(csaf.id()) + ".json";
  }
}
