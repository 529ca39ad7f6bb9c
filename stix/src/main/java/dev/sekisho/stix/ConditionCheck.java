package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What a comparison must be beyond the grammar.
final class ConditionCheck {
  private final Cursor cursor;

  ConditionCheck(Cursor cursor) {
    this.cursor = cursor;
  }

  /// Checks the constants of a comparison: sets of one type (§9.6.1), hashes that are hashes.
  void operands(Comparison comparison, Parsed.Place place) {
    String kind = comparison.operands().isEmpty() ? "" : kind(comparison.operands().getFirst());
    for (Constant operand : comparison.operands()) {
      if (!kind(operand).equals(kind)) {
        cursor.error(
            "stix.set",
            place.operand(),
            place.operandLength(),
            "found a set of different types, expected constants of one type");
        break;
      }
    }
    switch (comparison.operator()) {
      case EQUAL, NOT_EQUAL, IN -> hashes(comparison, place);
      case LESS, AT_MOST, GREATER, AT_LEAST, LIKE, MATCHES, ISSUBSET, ISSUPERSET, EXISTS -> {}
    }
  }

  private static String kind(Constant constant) {
    return switch (constant) {
      case Constant.Text _ -> "string";
      case Constant.Whole _, Constant.Real _ -> "number";
      case Constant.Flag _ -> "boolean";
      case Constant.Time _ -> "timestamp";
      case Constant.Binary _ -> "binary";
    };
  }

  private void hashes(Comparison comparison, Parsed.Place place) {
    List<FieldPath.Step> steps = comparison.path().steps();
    if (!(steps.getLast() instanceof FieldPath.Key(String algorithm))
        || !steps.contains(new FieldPath.Key("hashes"))) {
      return;
    }
    OptionalInt digits = HashAlgorithms.digits(algorithm);
    for (Constant operand : comparison.operands()) {
      if (operand instanceof Constant.Text(String hash)
          && digits.isPresent()
          && !HashAlgorithms.isHex(hash, digits.getAsInt())) {
        cursor.error(
            "stix.hash",
            place.operand(),
            place.operandLength(),
            "found '%s', expected %d hexadecimal digits of %s"
                .formatted(hash, digits.getAsInt(), algorithm));
      }
    }
  }

  /// Checks that AND joins what one object can satisfy (§9.5). Types that STIX 2.1 defines are left
  /// to the lint, as the reference validator takes them.
  void types(Condition condition, int offset, int length) {
    if (roots(condition, true).isEmpty()) {
      cursor.error(
          "stix.types",
          offset,
          length,
          "found AND between different object types, expected one type that satisfies all of it");
    }
  }

  /// Object types that can satisfy a condition; empty if none can, or none can satisfy a part of
  /// it.
  ///
  /// @param lenient true to let AND join different types where one of them is known
  static Set<String> roots(Condition condition, boolean lenient) {
    return switch (condition) {
      case Comparison comparison -> Set.of(comparison.path().type());
      case Condition.AnyOf(List<Condition> terms) -> anyRoot(terms, lenient);
      case Condition.All(List<Condition> terms) -> commonRoots(terms, lenient);
    };
  }

  /// True if no object, of whatever type, can satisfy a condition.
  static boolean never(Condition condition) {
    return satisfying(condition).isEmpty();
  }

  private static Set<String> satisfying(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> Set.of(comparison.path().type());
      case Condition.AnyOf(List<Condition> terms) -> {
        Set<String> all = new HashSet<>();
        terms.forEach(term -> all.addAll(satisfying(term)));
        yield all;
      }
      case Condition.All(List<Condition> terms) -> {
        Set<String> common = new HashSet<>(satisfying(terms.getFirst()));
        terms.forEach(term -> common.retainAll(satisfying(term)));
        yield common;
      }
    };
  }

  private static Set<String> anyRoot(List<Condition> terms, boolean lenient) {
    Set<String> all = new HashSet<>();
    for (Condition term : terms) {
      Set<String> roots = roots(term, lenient);
      if (roots.isEmpty()) {
        return roots;
      }
      all.addAll(roots);
    }
    return all;
  }

  private static Set<String> commonRoots(List<Condition> terms, boolean lenient) {
    Set<String> common = new HashSet<>(roots(terms.getFirst(), lenient));
    Set<String> met = new HashSet<>();
    for (Condition term : terms) {
      Set<String> roots = roots(term, lenient);
      if (roots.isEmpty()) {
        return roots;
      }
      met.addAll(roots);
      common.retainAll(roots);
    }
    boolean known = lenient && met.stream().anyMatch(ObservableTypes::isKnown);
    return common.isEmpty() && known ? met : common;
  }
}
