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
  ///
  /// @param opened what of the message was opened with a password, and where it is
  Finding of(Outcome.Hit hit, List<Result.Flaw> opened) {
    Catalogue.Entry entry = catalogue.entry(hit.rule());
    List<Finding.Term> terms =
        hit.evidence().stream().map(evidence -> term(evidence, opened)).toList();
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

  private static Finding.Term term(Outcome.Evidence evidence, List<Result.Flaw> opened) {
    Condition.Comparison comparison = evidence.comparison();
    List<String> path = evidence.object().path().names();
    return new Finding.Term(
        path,
        evidence.object().type(),
        PatternPrinter.print(comparison),
        EvidenceValue.of(evidence),
        evidence.start(),
        evidence.length(),
        openedBy(path, opened));
  }

  /// What opened the innermost encrypted thing around `path`.
  private static String openedBy(List<String> path, List<Result.Flaw> opened) {
    String openedBy = "";
    int deepest = 0;
    for (Result.Flaw flaw : opened) {
      int depth = flaw.path().size();
      if (depth >= deepest && depth <= path.size() && path.subList(0, depth).equals(flaw.path())) {
        openedBy = flaw.defect().detail();
        deepest = depth;
      }
    }
    return openedBy;
  }
}
