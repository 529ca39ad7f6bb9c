package dev.sekisho.engine;

import java.util.List;
import java.util.function.Function;

/// What is asked of one object of one observation: a comparison expression (STIX 2.1 §9.6).
public sealed interface Condition {
  /// A comparison of the values at a path with constants.
  ///
  /// @param negated preceded by NOT; a path without a value is false all the same
  /// @param operands one constant; for IN one or more; for EXISTS none
  record Comparison(FieldPath path, Operator operator, boolean negated, List<Constant> operands)
      implements Condition {
    public Comparison {
      operands = List.copyOf(operands);
    }
  }

  /// AND: all of them, on the same object.
  record All(List<Condition> terms) implements Condition {
    public All {
      terms = List.copyOf(terms);
    }
  }

  /// OR: at least one of them; of none it is false.
  record AnyOf(List<Condition> terms) implements Condition {
    public AnyOf {
      terms = List.copyOf(terms);
    }
  }

  /// `condition` with each comparison replaced by what `by` makes of it.
  static Condition replace(Condition condition, Function<Comparison, Condition> by) {
    return switch (condition) {
      case All(List<Condition> terms) ->
          new All(terms.stream().map(term -> replace(term, by)).toList());
      case AnyOf(List<Condition> terms) ->
          new AnyOf(terms.stream().map(term -> replace(term, by)).toList());
      case Comparison comparison -> by.apply(comparison);
    };
  }
}
