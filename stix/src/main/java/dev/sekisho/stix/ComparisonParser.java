package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what stands in the brackets of a pattern: comparison expressions (STIX 2.1 §9.6).
final class ComparisonParser {
  /// What stands for an expression that could not be read.
  static final Condition NOTHING =
      new Comparison(
          new FieldPath("none", List.of(new FieldPath.Key("none"))),
          Operator.EXISTS,
          false,
          List.of());

  private final Cursor cursor;
  private final ConditionCheck check;
  private int depth;

  ComparisonParser(Cursor cursor) {
    this.cursor = cursor;
    check = new ConditionCheck(cursor);
  }

  /// Reads up to the closing bracket.
  Condition parse() {
    int start = cursor.start();
    Condition condition = or();
    if (!cursor.failed()) {
      check.types(condition, start, cursor.lastEnd() - start);
    }
    return condition;
  }

  private Condition or() {
    Condition first = and();
    if (cursor.token() != Token.OR) {
      return first;
    }
    List<Condition> terms = new ArrayList<>();
    addTerm(terms, first);
    while (cursor.accept(Token.OR)) {
      addTerm(terms, and());
    }
    return new Condition.AnyOf(terms);
  }

  private static void addTerm(List<Condition> terms, Condition term) {
    if (term instanceof Condition.AnyOf(List<Condition> inner)) {
      terms.addAll(inner);
    } else {
      terms.add(term);
    }
  }

  private Condition and() {
    Condition first = term();
    if (cursor.token() != Token.AND) {
      return first;
    }
    List<Condition> factors = new ArrayList<>();
    addFactor(factors, first);
    while (cursor.accept(Token.AND)) {
      addFactor(factors, term());
    }
    return new Condition.All(factors);
  }

  private static void addFactor(List<Condition> factors, Condition factor) {
    if (factor instanceof Condition.All(List<Condition> inner)) {
      factors.addAll(inner);
    } else {
      factors.add(factor);
    }
  }

  private Condition term() {
    return switch (cursor.token()) {
      case LEFT_PAREN -> group();
      case NOT, EXISTS -> exists();
      case NAME, HYPHENATED -> comparison();
      default -> {
        cursor.fail("an object path, '(' or EXISTS");
        yield NOTHING;
      }
    };
  }

  private Condition group() {
    if (depth == PatternParser.MAX_DEPTH) {
      cursor.refuse(
          "stix.limit", "found parentheses nested more than " + PatternParser.MAX_DEPTH + " deep");
      return NOTHING;
    }
    cursor.take();
    depth++;
    Condition inner = or();
    depth--;
    cursor.expect(Token.RIGHT_PAREN);
    return inner;
  }

  private Condition exists() {
    boolean negated = cursor.accept(Token.NOT);
    cursor.expect(Token.EXISTS);
    int start = cursor.start();
    FieldPath path = path();
    int length = cursor.lastEnd() - start;
    cursor.places().add(new Parsed.Place(start, length, start, length));
    return new Comparison(path, Operator.EXISTS, negated, List.of());
  }

  private Condition comparison() {
    int start = cursor.start();
    FieldPath path = path();
    int pathLength = cursor.lastEnd() - start;
    boolean negated = cursor.accept(Token.NOT);
    Optional<Operator> operator = operator();
    if (operator.isEmpty()) {
      cursor.fail(negated ? "a comparison operator" : "'.', '[', NOT or a comparison operator");
      return NOTHING;
    }
    cursor.take();
    int operandStart = cursor.start();
    List<Constant> operands = operands(operator.get());
    if (cursor.failed()) {
      return NOTHING;
    }
    Parsed.Place place =
        new Parsed.Place(start, pathLength, operandStart, cursor.lastEnd() - operandStart);
    cursor.places().add(place);
    Comparison comparison = new Comparison(path, operator.get(), negated, operands);
    check.operands(comparison, place);
    return comparison;
  }

  private Optional<Operator> operator() {
    return switch (cursor.token()) {
      case EQUAL -> Optional.of(Operator.EQUAL);
      case NOT_EQUAL -> Optional.of(Operator.NOT_EQUAL);
      case LESS -> Optional.of(Operator.LESS);
      case AT_MOST -> Optional.of(Operator.AT_MOST);
      case GREATER -> Optional.of(Operator.GREATER);
      case AT_LEAST -> Optional.of(Operator.AT_LEAST);
      case IN -> Optional.of(Operator.IN);
      case LIKE -> Optional.of(Operator.LIKE);
      case MATCHES -> Optional.of(Operator.MATCHES);
      case ISSUBSET -> Optional.of(Operator.ISSUBSET);
      case ISSUPERSET -> Optional.of(Operator.ISSUPERSET);
      default -> Optional.empty();
    };
  }

  private List<Constant> operands(Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> List.of(constant(true));
      case LESS, AT_MOST, GREATER, AT_LEAST -> List.of(constant(false));
      case IN -> set();
      case LIKE, MATCHES, ISSUBSET, ISSUPERSET ->
          List.of(new Constant.Text(Literals.string(cursor.expect(Token.STRING))));
      case EXISTS -> List.of();
    };
  }

  private List<Constant> set() {
    List<Constant> members = new ArrayList<>();
    cursor.expect(Token.LEFT_PAREN);
    if (cursor.accept(Token.RIGHT_PAREN)) {
      return members;
    }
    do {
      members.add(constant(true));
    } while (cursor.accept(Token.COMMA));
    cursor.expect(Token.RIGHT_PAREN);
    return members;
  }

  private Constant constant(boolean flags) {
    return switch (cursor.token()) {
      case STRING -> new Constant.Text(Literals.string(cursor.take()));
      case INTEGER, NEGATIVE_INTEGER -> integer();
      case FLOAT, NEGATIVE_FLOAT -> new Constant.Real(Double.parseDouble(cursor.take()));
      case HEX -> new Constant.Binary(Literals.hex(cursor.take()));
      case BINARY -> new Constant.Binary(Literals.base64(cursor.take()));
      case TIMESTAMP -> new Constant.Time(timestamp());
      case TRUE, FALSE -> {
        if (!flags) {
          cursor.fail("a constant that has an order, not a boolean");
          yield new Constant.Flag(false);
        }
        yield new Constant.Flag(cursor.take().equals(Token.TRUE.words()));
      }
      default -> {
        cursor.fail("a constant: a string in apostrophes, a number, true, false, h'…', b'…', t'…'");
        yield new Constant.Flag(false);
      }
    };
  }

  private Constant integer() {
    int start = cursor.start();
    String lexeme = cursor.take();
    if (Literals.fitsLong(lexeme)) {
      return new Constant.Whole(Long.parseLong(lexeme));
    }
    cursor.warn(
        "stix.number",
        start,
        lexeme.length(),
        "found an integer beyond 53 bits, which is compared as a float");
    return new Constant.Real(Double.parseDouble(lexeme));
  }

  /// Reads a timestamp constant.
  Instant timestamp() {
    int start = cursor.start();
    String lexeme = cursor.expect(Token.TIMESTAMP);
    if (lexeme.isEmpty()) {
      return Instant.EPOCH;
    }
    String text = lexeme.substring(2, lexeme.length() - 1);
    if (Literals.timestamp(text).isEmpty()) {
      cursor.warn(
          "stix.timestamp",
          start,
          lexeme.length(),
          "found " + lexeme + ", a day that does not exist; it is counted on into the next month");
    }
    return Literals.rolledTime(text);
  }

  private FieldPath path() {
    String type = cursor.token() == Token.HYPHENATED ? cursor.take() : cursor.expect(Token.NAME);
    cursor.expect(Token.COLON);
    List<FieldPath.Step> steps = new ArrayList<>();
    steps.add(new FieldPath.Key(name()));
    while (true) {
      if (cursor.accept(Token.DOT)) {
        steps.add(new FieldPath.Key(name()));
      } else if (cursor.accept(Token.LEFT_BRACKET)) {
        steps.add(element());
        cursor.expect(Token.RIGHT_BRACKET);
      } else {
        return new FieldPath(type, steps);
      }
    }
  }

  private String name() {
    return switch (cursor.token()) {
      case NAME -> cursor.take();
      case STRING -> Literals.string(cursor.take());
      default -> {
        cursor.fail(
            "a property name (in apostrophes unless it is letters, digits and underscores)");
        yield "";
      }
    };
  }

  private FieldPath.Step element() {
    return switch (cursor.token()) {
      case ASTERISK -> {
        cursor.take();
        yield new FieldPath.Any();
      }
      case INTEGER, NEGATIVE_INTEGER -> new FieldPath.Index(Literals.index(cursor.take()));
      default -> {
        cursor.fail("an index or '*'");
        yield new FieldPath.Any();
      }
    };
  }
}
