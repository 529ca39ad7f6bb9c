package dev.sekisho.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All that is asked of objects of one type.
final class TypeRules {
  private static final int REMEMBERED = 1_000;

  private final PathNode root;
  private final Trigger there = Trigger.there();
  private final List<Clause> crossing = new ArrayList<>();
  private final Map<Set<PathNode>, Map<PathNode, LostRules>> together = new ConcurrentHashMap<>();

  TypeRules(String type) {
    root = PathNode.root(type);
  }

  PathNode root() {
    return root;
  }

  /// Happens at each object of the type.
  Trigger there() {
    return there;
  }

  /// Adds a clause that reads several fields.
  void addCrossing(Clause clause) {
    crossing.add(clause);
  }

  /// What several losses at one object leave open together and none of them alone, by one of them
  /// each. Remembered, since objects lose properties in few ways.
  Map<PathNode, LostRules> together(Set<PathNode> lost) {
    if (crossing.isEmpty() || lost.size() < 2) {
      return Map.of();
    }
    Map<PathNode, LostRules> known = together.get(lost);
    if (known != null) {
      return known;
    }
    Map<PathNode, LostRules> made = openedBy(lost);
    if (together.size() < REMEMBERED) {
      together.put(Set.copyOf(lost), made);
    }
    return made;
  }

  private Map<PathNode, LostRules> openedBy(Set<PathNode> lost) {
    List<PathNode> nodes = lost.stream().sorted(Comparator.comparing(PathNode::property)).toList();
    Map<PathNode, LostRules> opened = new LinkedHashMap<>();
    for (Clause clause : crossing) {
      for (PathNode node : nodes) {
        if (opens(node, nodes, clause.term())) {
          opened.computeIfAbsent(node, _ -> new LostRules()).add(clause.target());
          break;
        }
      }
    }
    return opened;
  }

  /// True if all losses together open the term, and without that of `node` they do not.
  private static boolean opens(PathNode node, List<PathNode> nodes, Term term) {
    return Term.mayHold(term, field -> nodes.stream().anyMatch(n -> n.leadsTo(field.node())))
        && !Term.mayHold(
            term, field -> nodes.stream().anyMatch(n -> n != node && n.leadsTo(field.node())));
  }
}
