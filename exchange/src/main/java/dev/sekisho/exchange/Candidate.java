package dev.sekisho.exchange;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.advisory.Tlp;
import java.util.List;

/// An indicator on its way into a target's rules.
///
/// @param advisory the advisory it belongs to
/// @param indicator the indicator
/// @param name a short name for its rules: letters, digits and underscores, no other rule's
/// @param clauses what one mail, file or machine has to satisfy: all terms of one of them
/// @param refusals why some of what it says, or all, is in no clause
record Candidate(
    Advisory advisory,
    Indicator indicator,
    String name,
    List<Clause> clauses,
    List<Reason> refusals) {
  Candidate {
    clauses = List.copyOf(clauses);
    refusals = List.copyOf(refusals);
  }

  /// How far it may be passed on.
  Tlp tlp() {
    return Tlp.of(advisory.tlp(indicator));
  }

  /// Terms of which all have to hold for one object.
  record Clause(List<Term> terms) {
    Clause {
      terms = List.copyOf(terms);
    }

    /// The terms that are about a property.
    List<Term> about(Subject.Kind kind) {
      return terms.stream().filter(term -> term.about(kind)).toList();
    }
  }
}
