package dev.sekisho.hyperscan;

import java.util.List;

/// A regular expression reduced to what a prefilter needs: it matches all that the expression read
/// matches, and possibly more. What looks around, refers back or asserts is left out.
sealed interface Node {
  /// `max` of a repetition without upper bound.
  int UNBOUNDED = Integer.MAX_VALUE;

  /// Matches the empty string.
  static Node nothing() {
    return new Sequence(List.of());
  }

  /// One code point, whatever it is.
  static Node any() {
    return new Chars(CodePoints.ALL);
  }

  /// Any string.
  static Node anything() {
    return new Repeat(any(), 0, UNBOUNDED);
  }

  /// One code point of a set.
  record Chars(CodePoints set) implements Node {}

  /// One part after the other.
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// One of at least one.
  record Choice(List<Node> options) implements Node {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// `part`, `min` to `max` times.
  record Repeat(Node part, int min, int max) implements Node {}

  /// The start of the text, or its end or the place before a line feed that ends it.
  record Edge(boolean start) implements Node {}

  /// True if the empty string may match.
  default boolean nullable() {
    return switch (this) {
      case Chars _ -> false;
      case Sequence(var parts) -> parts.stream().allMatch(Node::nullable);
      case Choice(var options) -> options.stream().anyMatch(Node::nullable);
      case Repeat(var part, int min, _) -> min == 0 || part.nullable();
      case Edge _ -> true;
    };
  }
}
