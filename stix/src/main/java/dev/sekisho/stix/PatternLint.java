package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says which valid patterns can never match, and what in them is not what it seems.
///
/// Source: objects and properties of STIX 2.1 §6, types of constants §9.2. Custom types and
/// properties (`x-…`) are taken as they are. Warnings have codes `lint.…`; where the whole pattern
/// can never match, the last of them is `lint.never-matches`.
public final class PatternLint {
  private final Parsed.Valid parsed;
  private final Set<String> observable;
  private final List<Diagnostic> found = new ArrayList<>();
  private int next;

  private PatternLint(Parsed.Valid parsed, Set<String> observable) {
    this.parsed = parsed;
    this.observable = observable;
  }

  /// Judges a pattern by the standard alone.
  public static List<Diagnostic> check(Parsed.Valid parsed) {
    return check(parsed, Set.of());
  }

  /// Judges a pattern that is to be matched where only some properties are observed.
  ///
  /// @param observable the properties, as `email-message:subject`; where a path leads to others,
  ///   there is a note `lint.not-observable`. Empty: that is not asked
  /// @return warnings and notes, the first 100; never errors
  public static List<Diagnostic> check(Parsed.Valid parsed, Set<String> observable) {
    PatternLint lint = new PatternLint(parsed, observable);
    if (lint.never(parsed.pattern())) {
      lint.add(
          "lint.never-matches",
          Severity.WARNING,
          0,
          parsed.text().length(),
          "this pattern can never match");
    }
    return List.copyOf(lint.found);
  }

  private void add(String code, Severity severity, int offset, int length, String message) {
    if (found.size() < Cursor.MOST_SAID) {
      found.add(Diagnostic.at(parsed.text(), code, severity, offset, length, message));
    }
  }

  /// Judges a pattern; true if it can never match.
  private boolean never(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket(Condition condition) -> bracket(condition);
      case Pattern.And(Pattern left, Pattern right) -> either(never(left), never(right));
      case Pattern.FollowedBy(Pattern left, Pattern right) -> either(never(left), never(right));
      case Pattern.Or(Pattern left, Pattern right) -> both(never(left), never(right));
      case Pattern.Within(Pattern inner, _) -> never(inner);
      case Pattern.Repeats(Pattern inner, _) -> never(inner);
      case Pattern.StartStop(Pattern inner, var start, var stop) -> {
        boolean dead = never(inner);
        if (!start.isBefore(stop)) {
          add(
              "lint.start-stop",
              Severity.WARNING,
              0,
              parsed.text().length(),
              "no time is at or after " + start + " and before " + stop);
        }
        yield dead || !start.isBefore(stop);
      }
    };
  }

  /// OR that has both sides judged.
  private static boolean either(boolean left, boolean right) {
    return left || right;
  }

  /// AND that has both sides judged.
  private static boolean both(boolean left, boolean right) {
    return left && right;
  }

  private boolean bracket(Condition condition) {
    int first = next;
    boolean never = never(condition);
    if (!ConditionCheck.roots(condition, false).isEmpty()) {
      return never;
    }
    Parsed.Place start = parsed.places().get(first);
    Parsed.Place end = parsed.places().get(next - 1);
    int length = end.operand() + end.operandLength() - start.path();
    add(
        "lint.types",
        Severity.WARNING,
        start.path(),
        length,
        "AND joins different object types; no one object satisfies both, so use one type, or"
            + " brackets of their own for objects seen apart");
    return never || ConditionCheck.never(condition);
  }

  private boolean never(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> comparison(comparison);
      case Condition.AnyOf(List<Condition> terms) -> {
        boolean never = true;
        for (Condition term : terms) {
          never &= never(term);
        }
        yield never;
      }
      case Condition.All(List<Condition> terms) -> {
        int first = next;
        boolean never = false;
        for (Condition term : terms) {
          never |= never(term);
        }
        yield contradiction(terms, first) || never;
      }
    };
  }

  private boolean comparison(Comparison comparison) {
    Parsed.Place place = parsed.places().get(next);
    next++;
    List<Flaw> flaws = new ArrayList<>();
    PathLint path = new PathLint(comparison.path(), observable, flaws);
    new ConstantLint(comparison, path.follow(), path, flaws).check();
    boolean absent = comparison.operator() == Operator.EXISTS && comparison.negated();
    boolean never = false;
    for (Flaw flaw : flaws) {
      never |= flaw.never() && !absent;
      add(
          flaw.code(),
          flaw.severity(),
          flaw.ofPath() ? place.path() : place.operand(),
          flaw.ofPath() ? place.pathLength() : place.operandLength(),
          flaw.message());
    }
    return never;
  }

  /// True if two of the terms want one value to equal different constants.
  private boolean contradiction(List<Condition> terms, int first) {
    Map<FieldPath, Object> wanted = new HashMap<>();
    int place = first;
    for (Condition term : terms) {
      if (term instanceof Comparison(var path, var operator, var negated, var operands)
          && operator == Operator.EQUAL
          && !negated
          && !path.steps().contains(new FieldPath.Any())) {
        Object value = comparable(operands.getFirst());
        Object before = wanted.putIfAbsent(path, value);
        if (before != null && !before.equals(value)) {
          Parsed.Place at = parsed.places().get(place);
          add(
              "lint.contradiction",
              Severity.WARNING,
              at.path(),
              at.operand() + at.operandLength() - at.path(),
              PatternPrinter.path(path) + " cannot equal two constants at once; is OR meant?");
          return true;
        }
      }
      place += size(term);
    }
    return false;
  }

  private static Object comparable(Constant constant) {
    return switch (constant) {
      case Constant.Whole(long number) -> (double) number;
      case Constant.Real(double number) -> number;
      case Constant.Text _, Constant.Flag _, Constant.Time _, Constant.Binary _ -> constant;
    };
  }

  private static int size(Condition condition) {
    return switch (condition) {
      case Comparison _ -> 1;
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().mapToInt(PatternLint::size).sum();
      case Condition.All(List<Condition> terms) -> terms.stream().mapToInt(PatternLint::size).sum();
    };
  }
}
