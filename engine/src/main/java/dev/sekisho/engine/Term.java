package dev.sekisho.engine;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A condition compiled for one object type. Grows with its terms only: since NOT stands before
/// single comparisons, more truth in an atom never makes less truth in the whole.
sealed interface Term {
  /// An atom.
  record Leaf(Atom atom) implements Term {}

  /// AND of two or more.
  record All(List<Term> terms) implements Term {
    public All {
      terms = List.copyOf(terms);
    }
  }

  /// OR of two or more.
  record Some(List<Term> terms) implements Term {
    public Some {
      terms = List.copyOf(terms);
    }
  }

  /// All atoms in it.
  static Stream<Atom> atoms(Term term) {
    return switch (term) {
      case Leaf(Atom atom) -> Stream.of(atom);
      case All(List<Term> terms) -> terms.stream().flatMap(Term::atoms);
      case Some(List<Term> terms) -> terms.stream().flatMap(Term::atoms);
    };
  }

  /// True if it may hold where the fields that `lost` accepts may have any value, and no other
  /// field has one. `NOT EXISTS` counts as false: it may hold without anything lost, so that it is
  /// asked of each object.
  static boolean mayHold(Term term, Predicate<Field> lost) {
    return switch (term) {
      case Leaf(Atom atom) -> !atom.wantsAbsence() && lost.test(atom.field());
      case All(List<Term> terms) -> terms.stream().allMatch(t -> mayHold(t, lost));
      case Some(List<Term> terms) -> terms.stream().anyMatch(t -> mayHold(t, lost));
    };
  }
}
