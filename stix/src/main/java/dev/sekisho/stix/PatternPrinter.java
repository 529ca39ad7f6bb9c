package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Writes patterns in the STIX pattern language: one spelling for each pattern.
public final class PatternPrinter {
  private PatternPrinter() {}

  /// The text of `pattern`; {@link PatternParser#parse} makes an equal pattern of it, if `pattern`
  /// came from there.
  public static String print(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket(Condition condition) -> "[" + condition(condition) + "]";
      case Pattern.And(Pattern left, Pattern right) -> joined(left, " AND ", right, 2);
      case Pattern.Or(Pattern left, Pattern right) -> joined(left, " OR ", right, 1);
      case Pattern.FollowedBy(Pattern left, Pattern right) ->
          joined(left, " FOLLOWEDBY ", right, 0);
      case Pattern.Within(Pattern inner, Duration window) ->
          qualified(pattern, inner) + " WITHIN " + seconds(window) + " SECONDS";
      case Pattern.Repeats(Pattern inner, long times) ->
          qualified(pattern, inner) + " REPEATS " + times + " TIMES";
      case Pattern.StartStop(Pattern inner, var start, var stop) ->
          qualified(pattern, inner) + " START t'" + start + "' STOP t'" + stop + "'";
    };
  }

  /// The text of one comparison, such as `file:size > 10`.
  public static String print(Condition.Comparison comparison) {
    String not = comparison.negated() ? "NOT " : "";
    String path = path(comparison.path());
    String sign = comparison.operator().sign();
    return switch (comparison.operator()) {
      case EXISTS -> not + sign + " " + path;
      case IN ->
          comparison.operands().stream()
              .map(PatternPrinter::constant)
              .collect(Collectors.joining(", ", path + " " + not + "IN (", ")"));
      case EQUAL,
          NOT_EQUAL,
          LESS,
          AT_MOST,
          GREATER,
          AT_LEAST,
          LIKE,
          MATCHES,
          ISSUBSET,
          ISSUPERSET ->
          path + " " + not + sign + " " + constant(comparison.operands().getFirst());
    };
  }

  private static String joined(Pattern left, String operator, Pattern right, int strength) {
    return grouped(left, strength(left) < strength)
        + operator
        + grouped(right, strength(right) <= strength);
  }

  private static String grouped(Pattern pattern, boolean parentheses) {
    return parentheses ? "(" + print(pattern) + ")" : print(pattern);
  }

  private static int strength(Pattern pattern) {
    return switch (pattern) {
      case Pattern.FollowedBy _ -> 0;
      case Pattern.Or _ -> 1;
      case Pattern.And _ -> 2;
      case Pattern.Within _, Pattern.Repeats _, Pattern.StartStop _, Pattern.Bracket _ -> 3;
    };
  }

  /// What a qualifier stands after: in parentheses where it holds the same qualifier already.
  private static String qualified(Pattern outer, Pattern inner) {
    return grouped(inner, strength(inner) < 3 || holds(inner, outer.getClass()));
  }

  private static boolean holds(Pattern pattern, Class<?> qualifier) {
    return pattern.getClass() == qualifier
        || switch (pattern) {
          case Pattern.Within(Pattern inner, _) -> holds(inner, qualifier);
          case Pattern.Repeats(Pattern inner, _) -> holds(inner, qualifier);
          case Pattern.StartStop(Pattern inner, _, _) -> holds(inner, qualifier);
          case Pattern.And _, Pattern.Or _, Pattern.FollowedBy _, Pattern.Bracket _ -> false;
        };
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.Comparison comparison -> print(comparison);
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().map(PatternPrinter::condition).collect(Collectors.joining(" OR "));
      case Condition.All(List<Condition> terms) ->
          terms.stream().map(PatternPrinter::factor).collect(Collectors.joining(" AND "));
    };
  }

  private static String factor(Condition condition) {
    return condition instanceof Condition.AnyOf
        ? "(" + condition(condition) + ")"
        : condition(condition);
  }

  static String path(FieldPath path) {
    StringBuilder text = new StringBuilder(path.type());
    char separator = ':';
    for (FieldPath.Step step : path.steps()) {
      switch (step) {
        case FieldPath.Key(String name) ->
            text.append(separator).append(Token.isPlain(name) ? name : Literals.quoted(name));
        case FieldPath.Index(int number) -> text.append('[').append(number).append(']');
        case FieldPath.Any() -> text.append("[*]");
      }
      separator = '.';
    }
    return text.toString();
  }

  private static String constant(Constant constant) {
    return switch (constant) {
      case Constant.Text(String text) -> Literals.quoted(text);
      case Constant.Whole(long number) -> Long.toString(number);
      case Constant.Real(double number) -> decimal(number);
      case Constant.Flag(boolean flag) -> Boolean.toString(flag);
      case Constant.Time(var instant) -> "t'" + instant + "'";
      case Constant.Binary(var bytes) -> "h'" + HexFormat.of().formatHex(bytes.toArray()) + "'";
    };
  }

  /// A float without exponent; what is too great for one is written as a number that is.
  private static String decimal(double number) {
    if (Double.isInfinite(number)) {
      return (number < 0 ? "-1" : "1") + "0".repeat(400) + ".0";
    }
    String plain = new BigDecimal(Double.toString(number)).toPlainString();
    String signed = number == 0 && 1 / number < 0 ? "-0.0" : plain;
    return signed.indexOf('.') < 0 ? signed + ".0" : signed;
  }

  private static String seconds(Duration window) {
    BigDecimal seconds = BigDecimal.valueOf(window.getSeconds());
    BigDecimal nanos = BigDecimal.valueOf(window.getNano(), 9);
    return seconds.add(nanos).stripTrailingZeros().toPlainString();
  }
}
