package dev.sekisho.hyperscan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a PCRE regular expression as the check that confirms candidates does: translated to
/// `java.util.regex` under `DOTALL | UNIX_LINES`, and `UNICODE_CASE` in text.
///
/// Whatever is not certain to be read right makes the whole expression unknown, and an unknown
/// expression is always a candidate: comments mode, Unicode flags, conditions, recursion, verbs,
/// comments. Look-around, boundaries, back references and Unicode properties are read and widened.
final class RegexParser {
  private static final int MAX_DEPTH = 100;

  private final EscapeReader in;
  private final boolean utf8;
  private boolean caseless;
  private boolean multiline;
  private int depth;

  private RegexParser(EscapeReader in, boolean utf8) {
    this.in = in;
    this.utf8 = utf8;
  }

  /// The expression, or empty if it is unknown.
  ///
  /// @param utf8 true if it is looked for in text, false if in bytes
  static Optional<Node> parse(String regex, boolean utf8) {
    EscapeReader in = new EscapeReader(EscapeReader.unquoted(regex));
    Node node = new RegexParser(in, utf8).choice();
    return in.known() && in.atEnd() ? Optional.of(node) : Optional.empty();
  }

  private Node choice() {
    List<Node> options = new ArrayList<>();
    if (++depth > MAX_DEPTH) {
      in.unknown();
    }
    do {
      options.add(sequence());
    } while (in.take('|'));
    depth--;
    return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    while (!in.atEnd() && !in.sees('|') && !in.sees(')')) {
      parts.add(quantified(atom()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
  }

  private Node atom() {
    if (in.seesCount()) {
      return in.unknown();
    }
    int c = in.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new Node.Chars(new ClassParser(in, this::folded).set());
      case '\\' -> escape();
      case '.' -> Node.any();
      case '^' -> edge(true);
      case '$' -> edge(false);
      case '*', '+', '?' -> in.unknown();
      default -> literal(c);
    };
  }

  private Node literal(int c) {
    if (Character.isSurrogate((char) c) && Character.isBmpCodePoint(c)) {
      return in.unknown();
    }
    return new Node.Chars(folded(CodePoints.of(c)));
  }

  private CodePoints folded(CodePoints set) {
    if (!caseless) {
      return set;
    }
    return utf8 ? CaseVariants.of(set) : set.folded();
  }

  private Node edge(boolean start) {
    return multiline ? Node.nothing() : new Node.Edge(start);
  }

  private Node group() {
    boolean outerCaseless = caseless;
    boolean outerMultiline = multiline;
    boolean looksAround = false;
    if (in.take('*')) {
      return in.unknown();
    }
    if (in.take('?')) {
      looksAround = in.takeAny("=", "!", "<=", "<!");
      if (!looksAround && !in.takeAny(":", ">") && !in.takeName()) {
        flags();
        if (in.take(')')) {
          return Node.nothing();
        }
        in.require(':');
      }
    }
    Node inner = choice();
    in.require(')');
    caseless = outerCaseless;
    multiline = outerMultiline;
    return looksAround ? Node.nothing() : inner;
  }

  private void flags() {
    boolean on = true;
    while (!in.atEnd() && !in.sees(')') && !in.sees(':')) {
      int flag = in.next();
      switch (flag) {
        case 'i' -> caseless = on;
        case 'm' -> multiline = on;
        case 's' -> {}
        case '-' -> on = false;
        default -> in.unknown();
      }
    }
  }

  private Node escape() {
    int c = in.next();
    return switch (c) {
      case 'A' -> new Node.Edge(true);
      case 'z', 'Z' -> new Node.Edge(false);
      case 'G' -> Node.nothing();
      case 'b', 'B' -> in.sees('{') ? in.unknown() : Node.nothing();
      case 'R' -> new Node.Repeat(Node.any(), 1, 2);
      case 'X' -> new Node.Repeat(Node.any(), 1, Node.UNBOUNDED);
      case 'N' -> in.sees('{') ? in.unknown() : Node.any();
      case 'k' -> in.takeName() ? Node.anything() : in.unknown();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> reference();
      default -> {
        EscapeReader.Escape escape = in.escape(c);
        yield escape.exact() && escape.single() ? literal(escape.first()) : chars(escape);
      }
    };
  }

  private static Node chars(EscapeReader.Escape escape) {
    return escape.exact() ? new Node.Chars(escape.set()) : Node.any();
  }

  /// A back reference or an octal escape: how many of the digits belong to it depends on the groups
  /// there are; any string covers all.
  private Node reference() {
    in.takeDigits();
    return Node.anything();
  }

  private Node quantified(Node part) {
    int min;
    int max = Node.UNBOUNDED;
    if (in.take('*')) {
      min = 0;
    } else if (in.take('+')) {
      min = 1;
    } else if (in.take('?')) {
      min = 0;
      max = 1;
    } else if (in.seesCount() && in.take('{')) {
      min = in.number();
      max = in.take(',') ? (in.sees('}') ? Node.UNBOUNDED : in.number()) : min;
      in.require('}');
    } else {
      return part;
    }
    return repeat(part, min, max);
  }

  private Node repeat(Node part, int min, int max) {
    if (!in.take('?')) {
      in.take('+');
    }
    if (max < min || in.sees('*') || in.sees('+') || in.sees('?') || in.seesCount()) {
      return in.unknown();
    }
    boolean zeroWidth = part instanceof Node.Edge || part.equals(Node.nothing());
    return zeroWidth || max == 0 ? Node.nothing() : new Node.Repeat(part, min, max);
  }
}
