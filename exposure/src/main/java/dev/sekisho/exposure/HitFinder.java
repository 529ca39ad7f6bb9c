package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds which products of a tree an asset has, relationships followed (docs/exposure.md).
final class HitFinder {
  /// So many hits of one product are kept; a document could multiply them without end.
  private static final int MAX_HITS = 1000;

  private final ProductTree tree;
  private final Map<String, List<Hit>> found = new HashMap<>();
  private final Set<String> under = new HashSet<>();

  /// @param matches the matches of all products of the asset
  HitFinder(ProductTree tree, List<Match> matches) {
    this.tree = tree;
    for (Match match : matches) {
      found.computeIfAbsent(match.productId(), _ -> new ArrayList<>()).add(Hit.of(match));
    }
  }

  /// The hits of a product.
  List<Hit> hits(String productId) {
    ProductTree.Relation relation = tree.relations().get(productId);
    List<Hit> known = found.get(productId);
    if (known != null || relation == null) {
      return known == null ? List.of() : known;
    }
    if (under.size() >= ProductTree.MAX_DEPTH || !under.add(productId)) {
      return List.of();
    }
    List<Hit> hits = related(relation);
    under.remove(productId);
    found.put(productId, hits);
    return hits;
  }

  private List<Hit> related(ProductTree.Relation relation) {
    List<Hit> references = hits(relation.reference());
    List<Hit> others = hits(relation.relatesTo());
    return switch (relation.category()) {
      case "default_component_of" -> component(relation, references, others);
      case "installed_on" -> installedOn(relation, references, others);
      case "installed_with" -> both(relation, references, others);
      default -> both(relation, others, references);
    };
  }

  /// A default component belongs to the product; if the inventory lists it, its own version counts.
  private static List<Hit> component(
      ProductTree.Relation relation, List<Hit> components, List<Hit> products) {
    List<Hit> hits = new ArrayList<>();
    for (Hit product : products) {
      if (components.isEmpty()) {
        add(product.alone(relation, Hit.Assumption.DEFAULT_COMPONENT), hits);
      }
      for (Hit component : components) {
        if (!add(component.with(product, relation), hits)) {
          return hits;
        }
      }
    }
    return hits;
  }

  /// A patch changes what it is installed on; other software is itself what is meant. A patch that
  /// the inventory does not list is not there.
  private static List<Hit> installedOn(
      ProductTree.Relation relation, List<Hit> installed, List<Hit> bases) {
    List<Hit> hits = new ArrayList<>();
    for (Hit one : installed) {
      boolean patch = isPatch(one);
      for (Hit base : bases) {
        if (!add(patch ? base.with(one, relation) : one.with(base, relation), hits)) {
          return hits;
        }
      }
      if (bases.isEmpty() && !patch) {
        add(one.alone(relation, Hit.Assumption.OTHER_SIDE), hits);
      }
    }
    return hits;
  }

  private static boolean isPatch(Hit hit) {
    return hit.subject().kind() == InstalledProduct.Kind.PATCH
        || hit.first().by() == Match.By.PATCH;
  }

  private static List<Hit> both(
      ProductTree.Relation relation, List<Hit> subjects, List<Hit> others) {
    List<Hit> hits = new ArrayList<>();
    for (Hit subject : subjects) {
      for (Hit other : others) {
        if (!add(subject.with(other, relation), hits)) {
          return hits;
        }
      }
      if (others.isEmpty()) {
        add(subject.alone(relation, Hit.Assumption.OTHER_SIDE), hits);
      }
    }
    return hits;
  }

  /// Adds a hit if there is room.
  ///
  /// @return true if there is room for more
  private static boolean add(Hit hit, List<Hit> hits) {
    if (hits.size() < MAX_HITS) {
      hits.add(hit);
    }
    return hits.size() < MAX_HITS;
  }
}
