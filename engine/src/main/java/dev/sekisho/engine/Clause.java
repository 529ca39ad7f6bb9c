package dev.sekisho.engine;

import java.util.List;

/// One term of a bracket's outermost OR, for one object type: the unit that triggers evaluate.
///
/// @param number place among all clauses
/// @param waitsFor fields of its first triggers
record Clause(int number, Target target, Term term, List<Field> waitsFor) {
  Clause {
    waitsFor = List.copyOf(waitsFor);
  }
}
