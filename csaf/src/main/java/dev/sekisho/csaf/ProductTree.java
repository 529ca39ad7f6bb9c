package dev.sekisho.csaf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The product tree of a CSAF document (CSAF 2.0 §3.2.2): products, where they hang and how they
/// are grouped. Of two products or groups with one id the first counts.
public final class ProductTree {
  /// So deep are branches read; JSON readers stop earlier.
  private static final int MAX_DEPTH = 500;

  private final List<Product> definitions = new ArrayList<>();
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  private ProductTree() {}

  /// The product tree of the document `root`; empty if it has none.
  public static ProductTree of(JsonNode root) {
    ProductTree tree = new ProductTree();
    Node node = Node.root(root).at("product_tree");
    tree.branches(node, List.of());
    node.items("full_product_names")
        .forEach(product -> tree.define(product, List.of(), Optional.empty()));
    node.items("relationships").forEach(tree::relationship);
    for (Node group : node.items("product_groups")) {
      tree.groups.putIfAbsent(group.text("group_id"), group.texts("product_ids"));
    }
    return tree;
  }

  private void branches(Node parent, List<Product.Branch> above) {
    for (Node node : parent.items("branches")) {
      List<Product.Branch> path = new ArrayList<>(above);
      path.add(new Product.Branch(node.text("category"), node.text("name")));
      if (node.has("product")) {
        define(node.at("product"), path, Optional.empty());
      }
      if (path.size() < MAX_DEPTH) {
        branches(node, path);
      }
    }
  }

  private void relationship(Node node) {
    Product.Relationship relationship =
        new Product.Relationship(
            node.text("category"),
            node.text("product_reference"),
            node.text("relates_to_product_reference"));
    define(node.at("full_product_name"), List.of(), Optional.of(relationship));
  }

  private void define(
      Node node, List<Product.Branch> branches, Optional<Product.Relationship> relationship) {
    if (node.json().isObject()) {
      Product product =
          new Product(
              node.text("product_id"),
              node.text("name"),
              branches,
              Product.Helper.of(node.at("product_identification_helper")),
              relationship,
              node);
      definitions.add(product);
      products.putIfAbsent(product.id(), product);
    }
  }

  /// Every definition of a product: those on branches, those without, those of relationships.
  public List<Product> definitions() {
    return List.copyOf(definitions);
  }

  /// The product with this id.
  public Optional<Product> product(String id) {
    return Optional.ofNullable(products.get(id));
  }

  /// True if there is a group with this id.
  public boolean hasGroup(String id) {
    return groups.containsKey(id);
  }

  /// Ids of the products in a group; none if there is no such group.
  public List<String> group(String id) {
    return groups.getOrDefault(id, List.of());
  }

  /// Ids of the products that `node` names in `product_ids` and, by group, in `group_ids`.
  public Set<String> products(Node node) {
    Set<String> ids = new LinkedHashSet<>(node.texts("product_ids"));
    node.texts("group_ids").forEach(group -> ids.addAll(group(group)));
    return ids;
  }
}
