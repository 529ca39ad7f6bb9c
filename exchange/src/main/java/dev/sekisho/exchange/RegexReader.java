package dev.sekisho.exchange;

import dev.sekisho.exchange.Regex.Item;
import dev.sekisho.exchange.Regex.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the part of PCRE that all targets have in common.
///
/// What is not read: look-around, back references, possessive quantifiers, atomic groups, options
/// other than `(?i)` and `(?s)` at the very start, Unicode properties, `\Q`.
final class RegexReader {
  private static final int DEEPEST = 50;
  private static final String ESCAPED = "tnrfae";
  private static final String VALUES = "\t\n\r\f\u0007\u001b";

  private final String text;
  private int at;
  private int depth;

  private RegexReader(String text) {
    this.text = text;
  }

  /// Says that an expression holds something that is not read.
  private static final class Unread extends Exception {
    private static final long serialVersionUID = 1;

    Unread() {
      super("", null, false, false);
    }
  }

  /// Reads an expression; empty if something in it is not read.
  static Optional<Regex> read(String pcre) {
    RegexReader reader = new RegexReader(pcre);
    boolean anyCase = false;
    while (reader.sees("(?i)") || reader.sees("(?s)") || reader.sees("(?is)")) {
      anyCase |= !reader.sees("(?s)");
      reader.at = pcre.indexOf(')', reader.at) + 1;
    }
    try {
      Node root = reader.choice();
      return reader.at == pcre.length() ? Optional.of(new Regex(root, anyCase)) : Optional.empty();
    } catch (Unread _) {
      return Optional.empty();
    }
  }

  private boolean sees(String next) {
    return text.startsWith(next, at);
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private boolean accept(char c) {
    boolean there = !atEnd() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private int take() throws Unread {
    if (atEnd()) {
      throw new Unread();
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private Node choice() throws Unread {
    List<Node> nodes = new ArrayList<>();
    do {
      nodes.add(sequence());
    } while (accept('|'));
    return nodes.size() == 1 ? nodes.getFirst() : new Regex.Choice(nodes);
  }

  private Node sequence() throws Unread {
    List<Node> nodes = new ArrayList<>();
    while (!atEnd() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      nodes.add(repeated(atom()));
    }
    return new Regex.Sequence(nodes);
  }

  private Node atom() throws Unread {
    int c = take();
    return switch (c) {
      case '^' -> new Regex.Begin();
      case '$' -> new Regex.End();
      case '.' -> new Regex.Dot();
      case '(' -> group();
      case '[' -> set();
      case '\\' -> escape();
      case '*', '+', '?' -> throw new Unread();
      default -> new Regex.Literal(c);
    };
  }

  private Node group() throws Unread {
    if (sees("?:")) {
      at += 2;
    } else if (sees("?") || sees("*") || depth == DEEPEST) {
      throw new Unread();
    }
    depth++;
    Node inner = choice();
    depth--;
    if (!accept(')')) {
      throw new Unread();
    }
    return inner;
  }

  private Node repeated(Node node) throws Unread {
    int least;
    int most = -1;
    if (accept('*')) {
      least = 0;
    } else if (accept('+')) {
      least = 1;
    } else if (accept('?')) {
      least = 0;
      most = 1;
    } else if (sees("{")) {
      int[] bounds = bounds();
      if (bounds.length == 0) {
        return node;
      }
      least = bounds[0];
      most = bounds[1];
    } else {
      return node;
    }
    accept('?');
    boolean twice = !atEnd() && "*+?".indexOf(text.charAt(at)) >= 0;
    if (twice || node instanceof Regex.Begin || node instanceof Regex.End) {
      throw new Unread();
    }
    return new Regex.Repeat(node, least, most);
  }

  /// Least and most of a quantifier in braces; nothing if the brace is a plain character.
  private int[] bounds() throws Unread {
    int end = text.indexOf('}', at);
    String inner = end < 0 ? "" : text.substring(at + 1, end);
    if (!inner.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      return new int[0];
    }
    at = end + 1;
    int comma = inner.indexOf(',');
    int least = Integer.parseInt(comma < 0 ? inner : inner.substring(0, comma));
    String rest = comma < 0 ? inner : inner.substring(comma + 1);
    int most = rest.isEmpty() ? -1 : Integer.parseInt(rest);
    if (most >= 0 && most < least) {
      throw new Unread();
    }
    return new int[] {least, most};
  }

  private Node escape() throws Unread {
    int c = take();
    return switch (c) {
      case 's', 'd', 'w', 'S', 'D', 'W' ->
          new Regex.Set(false, List.of(new Regex.Shorthand((char) c)));
      case 'b' -> new Regex.Edge(false);
      case 'B' -> new Regex.Edge(true);
      case 'A' -> new Regex.Begin();
      case 'z', 'Z' -> new Regex.End();
      default -> new Regex.Literal(escaped(c));
    };
  }

  /// The character that an escape stands for.
  private int escaped(int c) throws Unread {
    int plain = ESCAPED.indexOf(c);
    if (plain >= 0) {
      return VALUES.charAt(plain);
    }
    if (c == 'x') {
      return hexadecimal();
    }
    if (c > 127 || Character.isLetterOrDigit(c)) {
      throw new Unread();
    }
    return c;
  }

  private int hexadecimal() throws Unread {
    boolean braces = accept('{');
    int end = braces ? text.indexOf('}', at) : at + 2;
    String digits = end < 0 || end > text.length() ? "" : text.substring(at, end);
    if (!digits.matches(braces ? "[0-9A-Fa-f]{1,6}" : "[0-9A-Fa-f]{2}")) {
      throw new Unread();
    }
    int c = Integer.parseInt(digits, 16);
    if (!Character.isValidCodePoint(c)) {
      throw new Unread();
    }
    at = braces ? end + 1 : end;
    return c;
  }

  private Node set() throws Unread {
    boolean negated = accept('^');
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (!sees("]"));
    at++;
    return new Regex.Set(negated, items);
  }

  private Item item() throws Unread {
    if (sees("[:") || sees("[.") || sees("[=")) {
      throw new Unread();
    }
    int first = take();
    if (first == '\\') {
      int c = take();
      if ("sdwSDW".indexOf(c) >= 0) {
        return new Regex.Shorthand((char) c);
      }
      first = c == 'b' ? '\b' : escaped(c);
    }
    if (!sees("-") || sees("-]")) {
      return new Regex.Range(first, first);
    }
    at++;
    int last = take();
    last = last == '\\' ? escaped(take()) : last;
    if (last < first) {
      throw new Unread();
    }
    return new Regex.Range(first, last);
  }
}
