package dev.sekisho.csaf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds which nodes of a graph lie on a cycle, in one walk over its edges (Tarjan's strongly
/// connected components, without recursion).
final class Cycles {
  private final Map<String, List<String>> edges;
  private final Map<String, Integer> number = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final Set<String> found = new HashSet<>();

  Cycles(Map<String, List<String>> edges) {
    this.edges = edges;
    for (String start : edges.keySet()) {
      if (!number.containsKey(start)) {
        walk(start);
      }
    }
  }

  Set<String> found() {
    return found;
  }

  private record Step(String node, Iterator<String> targets) {}

  private void walk(String start) {
    Deque<Step> path = new ArrayDeque<>();
    path.push(enter(start));
    while (!path.isEmpty()) {
      Step step = path.element();
      if (step.targets().hasNext()) {
        String target = step.targets().next();
        if (!number.containsKey(target)) {
          path.push(enter(target));
        } else if (isOpen.contains(target)) {
          lowest.merge(step.node(), number.getOrDefault(target, 0), Math::min);
        }
      } else {
        path.pop();
        leave(step.node());
        if (!path.isEmpty()) {
          lowest.merge(path.element().node(), lowest.getOrDefault(step.node(), 0), Math::min);
        }
      }
    }
  }

  private Step enter(String node) {
    lowest.put(node, number.size());
    number.put(node, number.size());
    open.push(node);
    isOpen.add(node);
    return new Step(node, edges.getOrDefault(node, List.of()).iterator());
  }

  private void leave(String node) {
    if (!lowest.getOrDefault(node, 0).equals(number.get(node))) {
      return;
    }
    boolean alone = node.equals(open.element());
    String member;
    do {
      member = open.pop();
      isOpen.remove(member);
      if (!alone || edges.getOrDefault(node, List.of()).contains(node)) {
        found.add(member);
      }
    } while (!member.equals(node));
  }
}
