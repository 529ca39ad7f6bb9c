package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Patterns in the form that scans run.
///
/// Differs from the text of STIX 2.1 §9.6 on purpose: published feeds write hashes in either case,
/// and a scan makes them in lower case, so what is compared with a value under `hashes` is folded
/// to lower case.
public final class ScanForm {
  private static final FieldPath.Key HASHES = new FieldPath.Key("hashes");

  private ScanForm() {}

  /// The form of `pattern` that scans run.
  public static Pattern of(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket(Condition condition) -> new Pattern.Bracket(of(condition));
      case Pattern.And(Pattern left, Pattern right) -> new Pattern.And(of(left), of(right));
      case Pattern.Or(Pattern left, Pattern right) -> new Pattern.Or(of(left), of(right));
      case Pattern.FollowedBy(Pattern left, Pattern right) ->
          new Pattern.FollowedBy(of(left), of(right));
      case Pattern.Within(Pattern inner, Duration window) -> new Pattern.Within(of(inner), window);
      case Pattern.Repeats(Pattern inner, long times) -> new Pattern.Repeats(of(inner), times);
      case Pattern.StartStop(Pattern inner, var start, var stop) ->
          new Pattern.StartStop(of(inner), start, stop);
    };
  }

  private static Condition of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) -> new Condition.All(ofEach(terms));
      case Condition.AnyOf(List<Condition> terms) -> new Condition.AnyOf(ofEach(terms));
      case Comparison comparison -> of(comparison);
    };
  }

  private static Comparison of(Comparison comparison) {
    boolean exact =
        switch (comparison.operator()) {
          case EQUAL, NOT_EQUAL, IN, LIKE -> true;
          case LESS, AT_MOST, GREATER, AT_LEAST, MATCHES, ISSUBSET, ISSUPERSET, EXISTS -> false;
        };
    return exact && isHash(comparison.path())
        ? new Comparison(
            comparison.path(),
            comparison.operator(),
            comparison.negated(),
            comparison.operands().stream().map(ScanForm::folded).toList())
        : comparison;
  }

  private static List<Condition> ofEach(List<Condition> terms) {
    return terms.stream().map(ScanForm::of).toList();
  }

  /// True if the path goes through `hashes` to a value of hexadecimal digits: an SSDEEP hash, which
  /// is base64, or one of an unknown algorithm keeps its case.
  private static boolean isHash(FieldPath path) {
    return path.steps().contains(HASHES)
        && path.steps().getLast() instanceof FieldPath.Key(String algorithm)
        && HashAlgorithms.digits(algorithm).isPresent();
  }

  private static Constant folded(Constant constant) {
    return constant instanceof Constant.Text(String text)
        ? new Constant.Text(text.toLowerCase(Locale.ROOT))
        : constant;
  }
}
