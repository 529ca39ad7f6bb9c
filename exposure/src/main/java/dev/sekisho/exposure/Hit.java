package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// That an asset has a product of a tree, alone or by relationship to others.
///
/// @param subject the installed product that a statement on it is about
/// @param productId the product's id in the tree
/// @param containment whether the asset has it
/// @param assumption what it rests on beside the inventory
/// @param matches the matches it is made of, the subject's first
record Hit(
    InstalledProduct subject,
    String productId,
    Containment containment,
    Assumption assumption,
    List<Match> matches) {
  Hit {
    matches = List.copyOf(matches);
  }

  /// What a hit may rest on beside the inventory.
  enum Assumption {
    /// Nothing.
    NONE,
    /// That a default component is there, which the inventory does not list.
    DEFAULT_COMPONENT,
    /// That it is not known whether the other side of the relationship is there.
    OTHER_SIDE
  }

  /// Orders hits by how specific they are: first by how many products they are made of, then by how
  /// precisely the versions are named.
  static final Comparator<Hit> BY_SPECIFICITY =
      Comparator.<Hit>comparingInt(hit -> hit.matches().size()).thenComparing(Hit::precision);

  /// The hit of a match.
  static Hit of(Match match) {
    return new Hit(
        match.installed(), match.productId(), match.containment(), Assumption.NONE, List.of(match));
  }

  /// The hit of `relation` by this one and `other`, with this one's subject.
  Hit with(Hit other, ProductTree.Relation relation) {
    List<Match> all = new ArrayList<>(matches);
    all.addAll(other.matches);
    Assumption weaker = assumption.compareTo(other.assumption) >= 0 ? assumption : other.assumption;
    return new Hit(
        subject,
        relation.id(),
        Containment.all(List.of(containment, other.containment)),
        weaker,
        all);
  }

  /// The hit of `relation` by this one alone.
  Hit alone(ProductTree.Relation relation, Assumption why) {
    Containment open =
        why == Assumption.OTHER_SIDE && containment == Containment.IN
            ? Containment.UNKNOWN
            : containment;
    return new Hit(subject, relation.id(), open, why, matches);
  }

  /// The least precise naming of a version among its matches.
  Match.Precision precision() {
    return matches.stream().map(Match::precision).min(Comparator.naturalOrder()).orElseThrow();
  }

  /// The subject's match.
  Match first() {
    return matches.getFirst();
  }
}
