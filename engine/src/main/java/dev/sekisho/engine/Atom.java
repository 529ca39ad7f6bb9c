package dev.sekisho.engine;

/// A distinct comparison, shared by all brackets that have it.
///
/// @param number place among all atoms
/// @param check its exact meaning
/// @param trigger happens wherever a value satisfies it, and perhaps elsewhere
/// @param indexed true if the index of its field finds it wherever a value satisfies it, false if
///   it is asked of each value that it was not found for
record Atom(
    int number,
    Field field,
    Condition.Comparison comparison,
    Check check,
    Trigger trigger,
    boolean indexed) {
  /// How an index finds an atom.
  enum Found {
    /// In a hash table of keys: what is found is satisfied.
    BY_KEY,
    /// In a table of address ranges: what is found is satisfied.
    BY_RANGE,
    /// In a sorted table of numbers: what is found is satisfied.
    BY_ORDER,
    /// By the prefilter of a text or expression: what is found may be satisfied.
    BY_EXPRESSION
  }

  /// True for `NOT EXISTS`, the one comparison that a missing value satisfies.
  boolean wantsAbsence() {
    return comparison.operator() == Operator.EXISTS && comparison.negated();
  }
}
