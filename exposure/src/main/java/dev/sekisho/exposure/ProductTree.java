package dev.sekisho.exposure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The product tree of a CSAF document (CSAF 2.0 §3.2.2).
///
/// @param products by product id
/// @param relations by the product id of what they make
/// @param groups product ids by group id
record ProductTree(
    Map<String, TreeProduct> products,
    Map<String, Relation> relations,
    Map<String, List<String>> groups) {
  ProductTree {
    products = Map.copyOf(products);
    relations = Map.copyOf(relations);
    groups = Map.copyOf(groups);
  }

  /// Relationships are followed so deep.
  static final int MAX_DEPTH = 8;

  /// A relationship.
  ///
  /// @param category such as `installed_on`
  /// @param id product id of what it makes
  /// @param name full product name of what it makes
  /// @param reference product id of what is installed, or of the component
  /// @param relatesTo product id of what it is installed on or with, or a component of
  record Relation(String category, String id, String name, String reference, String relatesTo) {}

  /// The full name of a product; its id if it has none.
  String name(String id) {
    TreeProduct product = products.get(id);
    Relation relation = relations.get(id);
    return product != null ? product.fullName() : relation != null ? relation.name() : id;
  }

  /// Product ids of a list of product and group ids, groups resolved.
  Set<String> resolve(List<String> ids, List<String> groupIds) {
    Set<String> resolved = new LinkedHashSet<>(ids);
    groupIds.forEach(group -> resolved.addAll(groups.getOrDefault(group, List.of())));
    return resolved;
  }

  /// Mutable parts of a tree that is being read.
  static final class Parts {
    final Map<String, TreeProduct> products = new HashMap<>();
    final Map<String, Relation> relations = new HashMap<>();
    final Map<String, List<String>> groups = new HashMap<>();

    ProductTree tree() {
      return new ProductTree(products, relations, groups);
    }
  }
}
