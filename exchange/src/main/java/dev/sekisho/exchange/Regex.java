package dev.sekisho.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A regular expression as a tree: what all targets' dialects have in common.
///
/// Only whether it is found counts, so that a lazy quantifier is as good as a greedy one. Dot
/// matches every character, as in STIX 2.1 §9.6.1.
///
/// @param root what is searched for
/// @param anyCase true if letter case does not count
record Regex(Node root, boolean anyCase) {
  /// A part of an expression.
  sealed interface Node {}

  /// One character.
  record Literal(int character) implements Node {}

  /// Any character.
  record Dot() implements Node {}

  /// A class of characters.
  record Set(boolean negated, List<Item> items) implements Node {
    Set {
      items = List.copyOf(items);
    }
  }

  /// Characters in a class.
  sealed interface Item {}

  /// From `first` to `last`, both included.
  record Range(int first, int last) implements Item {}

  /// `s`, `d` or `w`; in capitals what is not one of them.
  record Shorthand(char letter) implements Item {}

  /// Start of the text.
  record Begin() implements Node {}

  /// End of the text.
  record End() implements Node {}

  /// `\b`, negated `\B`.
  record Edge(boolean negated) implements Node {}

  /// One after the other.
  record Sequence(List<Node> nodes) implements Node {
    Sequence {
      nodes = List.copyOf(nodes);
    }
  }

  /// One of them.
  record Choice(List<Node> nodes) implements Node {
    Choice {
      nodes = List.copyOf(nodes);
    }
  }

  /// Again and again.
  ///
  /// @param most -1 if without bound
  record Repeat(Node node, int least, int most) implements Node {}

  /// What stands between the anchors of one way to match.
  ///
  /// @param begin true if it starts where the text starts
  /// @param end true if it ends where the text ends
  record Way(boolean begin, Node body, boolean end) {}

  /// A text and nothing else around it.
  static Regex exactly(String text) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Begin());
    text.codePoints().forEach(c -> nodes.add(new Literal(c)));
    nodes.add(new End());
    return new Regex(new Sequence(nodes), false);
  }

  /// A text of LIKE: `%` stands for any characters, `_` for one.
  static Regex like(String text) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Begin());
    text.codePoints()
        .forEach(
            c ->
                nodes.add(
                    switch (c) {
                      case '%' -> new Repeat(new Dot(), 0, -1);
                      case '_' -> new Dot();
                      default -> new Literal(c);
                    }));
    nodes.add(new End());
    return new Regex(new Sequence(nodes), false);
  }

  /// The ways to match, anchors set apart; empty if an anchor stands where that cannot be.
  Optional<List<Way>> ways() {
    return Anchors.ways(root);
  }

  /// The text it stands for if it is nothing but one, with where it may stand.
  Optional<Plain> plain() {
    Optional<List<Way>> ways = ways();
    if (ways.isEmpty() || ways.get().size() != 1) {
      return Optional.empty();
    }
    Way way = ways.get().getFirst();
    List<Node> nodes = new ArrayList<>(Anchors.nodes(way.body()));
    boolean begin = way.begin() && !takeAnything(nodes, 0);
    boolean end = way.end() && !takeAnything(nodes, nodes.size() - 1);
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      if (!(node instanceof Literal(int character))) {
        return Optional.empty();
      }
      text.appendCodePoint(character);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Plain(begin, text.toString(), end));
  }

  /// Takes `.*` away at a place, and says whether it stood there.
  private static boolean takeAnything(List<Node> nodes, int place) {
    boolean anything =
        !nodes.isEmpty()
            && nodes.get(place) instanceof Repeat(Dot _, int least, int most)
            && least == 0
            && most < 0;
    if (anything) {
      nodes.remove(place);
    }
    return anything;
  }

  /// A text that is looked for.
  ///
  /// @param begin true if it stands at the start
  /// @param end true if it stands at the end
  record Plain(boolean begin, String text, boolean end) {}
}
