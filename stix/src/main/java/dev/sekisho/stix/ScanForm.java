package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Pattern;
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
    return Pattern.replace(pattern, ScanForm::of);
  }

  private static Condition of(Comparison comparison) {
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
