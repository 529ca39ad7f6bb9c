package dev.sekisho.exchange;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Pattern;
import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.stix.PatternPrinter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes a pattern apart into clauses, each for one object of one observation: the most that any
/// target can ask. What needs several observations, or their time, is refused.
final class Clauses {
  /// Clauses of one indicator; a list of values counts once for each.
  private static final int MOST = 10_000;

  private final List<Clause> clauses = new ArrayList<>();
  private final Set<Reason> refusals = new LinkedHashSet<>();

  private Clauses() {}

  static Clauses of(Pattern pattern) {
    Clauses clauses = new Clauses();
    clauses.add(pattern);
    return clauses;
  }

  List<Clause> clauses() {
    return List.copyOf(clauses);
  }

  List<Reason> refusals() {
    return List.copyOf(refusals);
  }

  private void add(Pattern pattern) {
    switch (pattern) {
      case Pattern.Bracket(Condition condition) -> add(condition);
      case Pattern.Or(Pattern left, Pattern right) -> {
        add(left);
        add(right);
      }
      case Pattern.And _, Pattern.FollowedBy _ -> refusals.add(Reason.SEVERAL);
      case Pattern.Repeats(Pattern inner, long times) -> {
        if (times == 1) {
          add(inner);
        } else {
          refusals.add(Reason.SEVERAL);
        }
      }
      case Pattern.Within(Pattern inner, _) -> add(inner);
      case Pattern.StartStop _ -> refusals.add(Reason.TIME);
    }
  }

  private void add(Condition condition) {
    for (List<Term> terms : ways(condition)) {
      if (terms.stream().map(Term::type).distinct().count() > 1) {
        refusals.add(Reason.NEVER);
      } else if (clauses.size() < MOST) {
        clauses.add(new Clause(terms));
      } else {
        refusals.add(Reason.MANY);
      }
    }
  }

  private List<List<Term>> ways(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> ways(comparison);
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().flatMap(term -> ways(term).stream()).toList();
      case Condition.All(List<Condition> terms) -> all(terms);
    };
  }

  private List<List<Term>> all(List<Condition> terms) {
    List<List<Term>> ways = List.of(List.of());
    for (Condition term : terms) {
      List<List<Term>> longer = new ArrayList<>();
      for (List<Term> more : ways(term)) {
        for (List<Term> start : ways) {
          if (longer.size() == MOST) {
            refusals.add(Reason.MANY);
            break;
          }
          List<Term> joined = new ArrayList<>(start);
          joined.addAll(more);
          longer.add(joined);
        }
      }
      ways = longer;
    }
    return ways;
  }

  private static List<List<Term>> ways(Comparison comparison) {
    if (comparison.operator() != Operator.IN || comparison.negated()) {
      return List.of(List.of(term(comparison)));
    }
    List<List<Term>> ways = new ArrayList<>();
    for (Constant constant : comparison.operands()) {
      ways.add(
          List.of(
              term(new Comparison(comparison.path(), Operator.EQUAL, false, List.of(constant)))));
    }
    return ways;
  }

  private static Term term(Comparison comparison) {
    return new Term(
        comparison.path().type(),
        Subject.of(comparison.path()),
        Check.of(comparison),
        PatternPrinter.print(comparison));
  }
}
