package dev.sekisho.engine;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Atoms that compare a number by `<`, `<=`, `>` or `>=`, sorted by their constants, so that those
/// a value satisfies stand together.
final class Thresholds {
  private final NavigableMap<Number, IntList> less = new TreeMap<>(OrderTest::compareNumbers);
  private final NavigableMap<Number, IntList> atMost = new TreeMap<>(OrderTest::compareNumbers);
  private final NavigableMap<Number, IntList> greater = new TreeMap<>(OrderTest::compareNumbers);
  private final NavigableMap<Number, IntList> atLeast = new TreeMap<>(OrderTest::compareNumbers);

  /// Adds an atom.
  ///
  /// @param number the constant: a Long if it is whole, else a Double
  void add(int atom, Operator operator, Number number) {
    NavigableMap<Number, IntList> of =
        switch (operator) {
          case LESS -> less;
          case AT_MOST -> atMost;
          case GREATER -> greater;
          case AT_LEAST -> atLeast;
          case EQUAL, NOT_EQUAL, IN, LIKE, MATCHES, ISSUBSET, ISSUPERSET, EXISTS ->
              throw new IllegalArgumentException("not an order: " + operator);
        };
    of.computeIfAbsent(number, _ -> new IntList()).add(atom);
  }

  /// Finds the atoms that a value satisfies.
  void find(Number value, AtomIndex.Candidates candidates) {
    report(less.tailMap(value, false), candidates);
    report(atMost.tailMap(value, true), candidates);
    report(greater.headMap(value, false), candidates);
    report(atLeast.headMap(value, true), candidates);
  }

  private static void report(Map<Number, IntList> atoms, AtomIndex.Candidates candidates) {
    for (IntList list : atoms.values()) {
      for (int i = 0; i < list.size(); i++) {
        candidates.satisfied(list.get(i));
      }
    }
  }
}
