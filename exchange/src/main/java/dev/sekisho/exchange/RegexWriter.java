package dev.sekisho.exchange;

import dev.sekisho.exchange.Regex.Item;
import dev.sekisho.exchange.Regex.Node;
import dev.sekisho.exchange.Regex.Way;
import java.util.List;
import java.util.Optional;

/// Writes expressions in a target's dialect.
///
/// For a header field as it stands in the message, `folded`: what stands for white space may be a
/// fold, and nothing reaches past the end of the field.
final class RegexWriter {
  private static final String FOLD = "\\r?\\n";

  private final Dialect dialect;
  private final boolean folded;
  private final boolean bothCases;

  private RegexWriter(Dialect dialect, boolean folded, boolean anyCase) {
    this.dialect = dialect;
    this.folded = folded;
    this.bothCases = anyCase && dialect == Dialect.POSIX_BOTH_CASES;
  }

  /// What stands around the ways of an expression inside a longer text.
  ///
  /// @param atStart before a way that starts where the text starts
  /// @param before before another
  /// @param atEnd behind a way that ends where the text ends
  /// @param behind behind another
  record Around(String atStart, String before, String atEnd, String behind) {}

  /// Says that the dialect has no word for something.
  private static final class Unwritable extends Exception {
    private static final long serialVersionUID = 1;

    Unwritable() {
      super("", null, false, false);
    }
  }

  /// `regex` with `around` each of its ways; empty if the dialect cannot say it.
  static Optional<String> write(Regex regex, Dialect dialect, boolean folded, Around around) {
    RegexWriter writer = new RegexWriter(dialect, folded, regex.anyCase());
    Optional<List<Way>> ways = regex.ways();
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    try {
      for (Way way : ways.get()) {
        out.append(out.isEmpty() ? "" : "|")
            .append(way.begin() ? around.atStart() : around.before());
        writer.node(way.body(), out);
        out.append(way.end() ? around.atEnd() : around.behind());
      }
    } catch (Unwritable _) {
      return Optional.empty();
    }
    return Optional.of(ways.get().size() == 1 ? out.toString() : dialect.open() + out + ")");
  }

  private void node(Node node, StringBuilder out) throws Unwritable {
    switch (node) {
      case Regex.Literal(int c) -> literal(c, out);
      case Regex.Dot _ ->
          out.append(folded ? dialect.open() + "[^\\r\\n]|" + FOLD + "[ \\t])" : ".");
      case Regex.Set set -> set(set, out);
      case Regex.Edge(boolean negated) -> edge(negated, out);
      case Regex.Sequence(List<Node> nodes) -> {
        for (Node inner : nodes) {
          node(inner, out);
        }
      }
      case Regex.Choice(List<Node> nodes) -> choice(nodes, out);
      case Regex.Repeat repeat -> repeat(repeat, out);
      case Regex.Begin _, Regex.End _ -> throw new Unwritable();
    }
  }

  private void edge(boolean negated, StringBuilder out) throws Unwritable {
    if (dialect.posix()) {
      throw new Unwritable();
    }
    out.append(negated ? "\\B" : "\\b");
  }

  /// Always in parentheses; a way that is nothing makes the others optional.
  private void choice(List<Node> nodes, StringBuilder out) throws Unwritable {
    out.append(dialect.open());
    boolean first = true;
    for (Node node : nodes) {
      if (!isNothing(node)) {
        out.append(first ? "" : "|");
        node(node, out);
        first = false;
      }
    }
    if (first) {
      throw new Unwritable();
    }
    out.append(nodes.stream().anyMatch(RegexWriter::isNothing) ? ")?" : ")");
  }

  private static boolean isNothing(Node node) {
    return node instanceof Regex.Sequence(List<Node> nodes) && nodes.isEmpty();
  }

  private void repeat(Regex.Repeat repeat, StringBuilder out) throws Unwritable {
    int greatest = Math.max(repeat.least(), repeat.most());
    if ((greatest > 255 && dialect.posix()) || isNothing(repeat.node())) {
      throw new Unwritable();
    }
    StringBuilder inner = new StringBuilder();
    node(repeat.node(), inner);
    boolean alone =
        inner.length() == 1
            || repeat.node() instanceof Regex.Set
            || repeat.node() instanceof Regex.Dot
            || (repeat.node() instanceof Regex.Choice && inner.charAt(inner.length() - 1) == ')');
    out.append(alone ? inner : dialect.open() + inner + ")");
    if (repeat.most() < 0 && repeat.least() < 2) {
      out.append(repeat.least() == 0 ? "*" : "+");
    } else if (repeat.least() == 0 && repeat.most() == 1) {
      out.append('?');
    } else {
      out.append('{').append(repeat.least());
      out.append(repeat.most() == repeat.least() ? "" : ",");
      out.append(repeat.most() < 0 || repeat.most() == repeat.least() ? "" : repeat.most());
      out.append('}');
    }
  }

  private void literal(int c, StringBuilder out) throws Unwritable {
    if (folded && (c == ' ' || c == '\t')) {
      out.append(dialect.open()).append(FOLD).append(")?").append(c == ' ' ? " " : "\\t");
    } else if (bothCases && c < 128 && Character.isLetter(c)) {
      out.append('[')
          .appendCodePoint(Character.toUpperCase(c))
          .appendCodePoint(Character.toLowerCase(c))
          .append(']');
    } else {
      out.append(Characters.outside(c, dialect).orElseThrow(Unwritable::new));
    }
  }

  private void set(Regex.Set set, StringBuilder out) throws Unwritable {
    boolean negated = set.negated();
    List<Item> items = set.items();
    if (items.size() == 1
        && items.getFirst() instanceof Regex.Shorthand(char letter)
        && Character.isUpperCase(letter)) {
      negated = !negated;
      items = List.of(new Regex.Shorthand(Character.toLowerCase(letter)));
    }
    boolean space = items.contains(new Regex.Shorthand('s'));
    boolean foldable = folded && space && !negated;
    if (foldable) {
      items = items.stream().filter(item -> !item.equals(new Regex.Shorthand('s'))).toList();
      out.append(dialect.open()).append(dialect.open()).append(FOLD).append(")?[ \\t]");
      if (items.isEmpty()) {
        out.append(')');
        return;
      }
      out.append('|');
    }
    if (!foldable
        && !folded
        && !dialect.posix()
        && items.size() == 1
        && items.getFirst() instanceof Regex.Shorthand(char letter)) {
      out.append('\\').append(negated ? Character.toUpperCase(letter) : letter);
      return;
    }
    out.append(negated ? "[^" : "[");
    for (Item item : items) {
      item(item, out);
    }
    out.append(folded && negated && !space ? "\\r\\n" : "").append(']').append(foldable ? ")" : "");
  }

  private void item(Item item, StringBuilder out) throws Unwritable {
    switch (item) {
      case Regex.Shorthand(char letter) -> {
        if (Character.isUpperCase(letter)) {
          throw new Unwritable();
        }
        out.append(dialect.posix() ? posix(letter) : "\\" + letter);
      }
      case Regex.Range(int first, int last) -> {
        if (folded && first <= '\r' && last >= '\n') {
          throw new Unwritable();
        }
        out.append(
            bothCases
                ? Characters.bothCases(first, last, dialect).orElseThrow(Unwritable::new)
                : range(first, last));
      }
    }
  }

  private String range(int first, int last) throws Unwritable {
    String start = Characters.inside(first, dialect).orElseThrow(Unwritable::new);
    return first == last
        ? start
        : start + "-" + Characters.inside(last, dialect).orElseThrow(Unwritable::new);
  }

  private static String posix(char letter) {
    return switch (letter) {
      case 's' -> "[:space:]";
      case 'd' -> "0-9";
      default -> "A-Za-z0-9_";
    };
  }
}
