package dev.sekisho.csaf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A document under test and what several tests ask of it.
final class Content {
  private final Node root;
  private final ProductTree tree;
  private final List<Node> branches = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();
  private final List<SchemaError> schemaErrors;

  Content(JsonNode json) {
    root = Node.root(json);
    tree = ProductTree.of(json);
    collect(productTree());
    tree.definitions().forEach(product -> defined.add(product.id()));
    schemaErrors = Schema.errors(json);
  }

  private void collect(Node parent) {
    for (Node branch : parent.items("branches")) {
      branches.add(branch);
      collect(branch);
    }
  }

  Node root() {
    return root;
  }

  Node document() {
    return root.at("document");
  }

  Node tracking() {
    return document().at("tracking");
  }

  Node productTree() {
    return root.at("product_tree");
  }

  ProductTree tree() {
    return tree;
  }

  List<Node> vulnerabilities() {
    return root.items("vulnerabilities");
  }

  /// Every branch, outer before inner.
  List<Node> branches() {
    return branches;
  }

  String category() {
    return document().text("category");
  }

  boolean defines(String productId) {
    return defined.contains(productId);
  }

  List<SchemaError> schemaErrors() {
    return schemaErrors;
  }

  /// An objection of the schema.
  ///
  /// @param path JSON Pointer of what it is about
  /// @param keyword the keyword of JSON Schema that objects
  /// @param detail what the keyword asks for; possibly empty
  record SchemaError(String path, String keyword, String detail) {}
}
