package dev.sekisho.exchange;

import dev.sekisho.exchange.Regex.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an expression over characters means where bytes are read.
final class BytesOf {
  private BytesOf() {}

  /// Notes where a rule over bytes differs from `regex` over characters.
  static void note(Regex regex, Outcome.Draft draft) {
    if (!ascii(regex.root())) {
      draft.narrower(Reason.CHARSET);
    }
    if (counted(regex.root()) > 1) {
      draft.wider(Reason.COUNTED);
    }
  }

  /// True if all its characters are ASCII.
  static boolean ascii(Node node) {
    return switch (node) {
      case Regex.Literal(int c) -> c < 128;
      case Regex.Set(_, var items) ->
          items.stream().noneMatch(item -> item instanceof Regex.Range range && range.last() > 127);
      case Regex.Sequence(var nodes) -> nodes.stream().allMatch(BytesOf::ascii);
      case Regex.Choice(var nodes) -> nodes.stream().allMatch(BytesOf::ascii);
      case Regex.Repeat(var inner, _, _) -> ascii(inner);
      case Regex.Dot _, Regex.Begin _, Regex.End _, Regex.Edge _ -> true;
    };
  }

  /// How many characters of any kind it asks for at least: one of several bytes meets more than
  /// one.
  private static long counted(Node node) {
    return switch (node) {
      case Regex.Dot _ -> 1;
      case Regex.Set(boolean negated, var items) ->
          negated
                  || items.stream()
                      .anyMatch(
                          item ->
                              item instanceof Regex.Shorthand(char letter)
                                  && Character.isUpperCase(letter))
              ? 1
              : 0;
      case Regex.Sequence(var nodes) -> nodes.stream().mapToLong(BytesOf::counted).sum();
      case Regex.Choice(var nodes) -> nodes.stream().mapToLong(BytesOf::counted).max().orElse(0);
      case Regex.Repeat(var inner, int least, _) -> counted(inner) * least;
      case Regex.Literal _, Regex.Begin _, Regex.End _, Regex.Edge _ -> 0;
    };
  }

  /// The longest text that each way of an expression holds, one a way; empty if one holds less than
  /// `shortest` characters.
  static Optional<List<String>> texts(Regex regex, int shortest) {
    List<String> texts = new ArrayList<>();
    for (Regex.Way way : regex.ways().orElse(List.of())) {
      String longest = "";
      StringBuilder run = new StringBuilder();
      for (Node node : Anchors.nodes(way.body())) {
        if (node instanceof Regex.Literal(int c)) {
          run.appendCodePoint(c);
        } else {
          run.setLength(0);
        }
        longest = run.length() > longest.length() ? run.toString() : longest;
      }
      if (longest.length() < shortest) {
        return Optional.empty();
      }
      texts.add(longest);
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(texts));
  }
}
