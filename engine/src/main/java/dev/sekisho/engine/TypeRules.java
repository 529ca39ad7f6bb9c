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

  /// What several losses at one object leave open together and none of them alone, for each of
  /// those it takes. Remembered, since objects lose properties in few ways.
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
    List<PathNode> places = lost.stream().sorted(Comparator.comparing(PathNode::property)).toList();
    Map<PathNode, LostRules> opened = new LinkedHashMap<>();
    for (Clause clause : crossing) {
      List<PathNode> needed = needed(places, clause.term());
      if (needed.size() > 1) {
        needed.forEach(
            place -> opened.computeIfAbsent(place, _ -> new LostRules()).add(clause.target()));
      }
    }
    return opened;
  }

  /// The least of `places` whose losses open the term; empty if all of them do not.
  private static List<PathNode> needed(List<PathNode> places, Term term) {
    if (!opens(places, term)) {
      return List.of();
    }
    List<PathNode> needed = new ArrayList<>(places);
    for (PathNode place : places) {
      needed.remove(place);
      if (!opens(needed, term)) {
        needed.add(place);
      }
    }
    return needed;
  }

  private static boolean opens(List<PathNode> places, Term term) {
    return Term.mayHold(term, field -> places.stream().anyMatch(p -> p.leadsTo(field.node())));
  }
}
