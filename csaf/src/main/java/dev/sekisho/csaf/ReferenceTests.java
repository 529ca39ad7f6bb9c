package dev.sekisho.csaf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tests of product ids and group ids: each defined once, and what is referred to is defined.
final class ReferenceTests {
  private ReferenceTests() {}

  /// 6.1.1
  static void missingProduct(Content content, Report report) {
    for (Node reference : productReferences(content)) {
      if (!content.defines(reference.text())) {
        report.fail(reference, reference.text());
      }
    }
  }

  /// 6.1.2
  static void multipleProduct(Content content, Report report) {
    Set<String> seen = new HashSet<>();
    for (Product product : content.tree().definitions()) {
      if (!product.id().isEmpty() && !seen.add(product.id())) {
        report.fail(product.node().at("product_id"), product.id());
      }
    }
  }

  /// 6.1.3
  static void circularProduct(Content content, Report report) {
    Map<String, List<String>> needs = new HashMap<>();
    for (Product product : content.tree().definitions()) {
      product
          .relationship()
          .ifPresent(
              of ->
                  needs
                      .computeIfAbsent(product.id(), id -> new ArrayList<>())
                      .addAll(List.of(of.product(), of.to())));
    }
    Set<String> circular = new Cycles(needs).found();
    for (Product product : content.tree().definitions()) {
      if (product.relationship().isPresent() && circular.contains(product.id())) {
        report.fail(product.node().at("product_id"), product.id());
      }
    }
  }

  /// 6.1.4
  static void missingGroup(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      for (String member : List.of("flags", "remediations", "threats")) {
        for (Node holder : vulnerability.items(member)) {
          for (Node group : holder.items("group_ids")) {
            if (group.isText() && !content.tree().hasGroup(group.text())) {
              report.fail(group, group.text());
            }
          }
        }
      }
    }
  }

  /// 6.1.5
  static void multipleGroup(Content content, Report report) {
    Set<String> seen = new HashSet<>();
    for (Node group : content.productTree().items("product_groups")) {
      if (group.at("group_id").isText() && !seen.add(group.text("group_id"))) {
        report.fail(group.at("group_id"), group.text("group_id"));
      }
    }
  }

  /// 6.2.1
  static void unusedProduct(Content content, Report report) {
    if (content.category().equals("csaf_informational_advisory")) {
      return;
    }
    Set<String> used = new HashSet<>();
    productReferences(content).forEach(reference -> used.add(reference.text()));
    for (Product product : content.tree().definitions()) {
      if (!product.id().isEmpty() && !used.contains(product.id())) {
        report.fail(product.node().at("product_id"), product.id());
      }
    }
  }

  private static List<Node> productReferences(Content content) {
    List<Node> references = new ArrayList<>();
    Node tree = content.productTree();
    tree.items("product_groups").forEach(group -> references.addAll(group.items("product_ids")));
    for (Node relationship : tree.items("relationships")) {
      references.add(relationship.at("product_reference"));
      references.add(relationship.at("relates_to_product_reference"));
    }
    for (Node vulnerability : content.vulnerabilities()) {
      for (Vulnerability.Status status : Vulnerability.Status.values()) {
        references.addAll(vulnerability.at("product_status").items(status.label()));
      }
      for (String member : List.of("flags", "remediations", "threats")) {
        vulnerability
            .items(member)
            .forEach(holder -> references.addAll(holder.items("product_ids")));
      }
      vulnerability.items("scores").forEach(score -> references.addAll(score.items("products")));
    }
    references.removeIf(reference -> !reference.isText());
    return references;
  }
}
