package dev.sekisho.exchange;

import dev.sekisho.exchange.Regex.Begin;
import dev.sekisho.exchange.Regex.Choice;
import dev.sekisho.exchange.Regex.End;
import dev.sekisho.exchange.Regex.Node;
import dev.sekisho.exchange.Regex.Repeat;
import dev.sekisho.exchange.Regex.Sequence;
import dev.sekisho.exchange.Regex.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sets the anchors of an expression apart from the rest, so that it can be looked for inside a
/// longer text: `x(\\|$)` becomes `x\\`, and `x` at the end.
final class Anchors {
  private static final int MOST = 64;

  private Anchors() {}

  static Optional<List<Way>> ways(Node root) {
    List<List<Node>> all = spread(root);
    List<Way> ways = new ArrayList<>();
    for (List<Node> nodes : all) {
      int from = 0;
      int to = nodes.size();
      while (from < to && nodes.get(from) instanceof Begin) {
        from++;
      }
      while (to > from && nodes.get(to - 1) instanceof End) {
        to--;
      }
      List<Node> body = nodes.subList(from, to);
      if (body.stream().anyMatch(Anchors::anchored)) {
        return Optional.empty();
      }
      ways.add(new Way(from > 0, new Sequence(body), to < nodes.size()));
    }
    return ways.isEmpty() ? Optional.empty() : Optional.of(ways);
  }

  /// The nodes of a sequence; a node that is none, alone.
  static List<Node> nodes(Node node) {
    return node instanceof Sequence(List<Node> nodes) ? nodes : List.of(node);
  }

  static boolean anchored(Node node) {
    return switch (node) {
      case Begin _, End _ -> true;
      case Sequence(List<Node> nodes) -> nodes.stream().anyMatch(Anchors::anchored);
      case Choice(List<Node> nodes) -> nodes.stream().anyMatch(Anchors::anchored);
      case Repeat(Node inner, _, _) -> anchored(inner);
      case Regex.Literal _, Regex.Dot _, Regex.Set _, Regex.Edge _ -> false;
    };
  }

  /// Every sequence that a node with anchors may be; empty if there are too many.
  private static List<List<Node>> spread(Node node) {
    if (node instanceof Choice(List<Node> nodes)) {
      List<List<Node>> all = new ArrayList<>();
      nodes.forEach(inner -> all.addAll(spread(inner)));
      return all.size() > MOST ? List.of() : all;
    }
    if (!(node instanceof Sequence(List<Node> nodes))) {
      return List.of(List.of(node));
    }
    List<List<Node>> all = List.of(List.of());
    for (Node inner : nodes) {
      List<List<Node>> next = anchored(inner) ? spread(inner) : List.of(List.of(inner));
      List<List<Node>> longer = new ArrayList<>();
      for (List<Node> start : all) {
        for (List<Node> rest : next) {
          List<Node> joined = new ArrayList<>(start);
          joined.addAll(rest);
          longer.add(joined);
        }
      }
      if (longer.size() > MOST) {
        return List.of();
      }
      all = longer;
    }
    return all;
  }
}
