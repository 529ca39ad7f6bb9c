package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Outcome;
import dev.sekisho.stix.PatternPrinter;
import java.util.List;

/// Makes findings of hits.
final class Findings {
  private final Catalogue catalogue;

  Findings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The indicator that a hit is of, with its evidence.
  Finding of(Outcome.Hit hit) {
    Catalogue.Entry entry = catalogue.entry(hit.rule());
    List<Finding.Term> terms = hit.evidence().stream().map(Findings::term).toList();
    return new Finding(entry.advisory(), entry.indicator(), innermost(terms), terms);
  }

  /// The id of the indicator that a rule is of.
  String indicator(int rule) {
    return catalogue.entry(rule).indicator().id();
  }

  private static List<String> innermost(List<Finding.Term> terms) {
    List<String> deepest = List.of();
    for (Finding.Term term : terms) {
      deepest = term.path().size() > deepest.size() ? term.path() : deepest;
    }
    return deepest;
  }

  private static Finding.Term term(Outcome.Evidence evidence) {
    Condition.Comparison comparison = evidence.comparison();
    return new Finding.Term(
        evidence.object().path().names(),
        evidence.object().type(),
        PatternPrinter.print(comparison),
        EvidenceValue.of(evidence),
        evidence.start(),
        evidence.length());
  }
}
