package dev.sekisho.exchange;

import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that rules are written for; one object writes one export.
interface Target {
  /// Text that goes into a file.
  record Rule(String file, String text) {}

  /// Writes the rules of an indicator.
  ///
  /// @param draft told how far they are from what the indicator says, and why some are not there
  List<Rule> rules(Candidate candidate, Outcome.Draft draft);

  /// What a line of comment starts with.
  String comment();

  /// What stands at the start of a file, behind the comments; it ends with a line end, or is empty.
  default String preamble(String file) {
    return "";
  }

  /// What stands at the end of a file.
  default String epilogue(String file) {
    return "";
  }

  /// Writes the rule of one alternative.
  interface Writer {
    /// The rule; empty, with a reason in `draft`, if the alternative cannot be said.
    ///
    /// @param number which rule of the indicator it is, from 1
    Optional<Rule> write(Clause clause, int number, Outcome.Draft draft);
  }

  /// A rule for each alternative that can be said; equal ones once.
  static List<Rule> each(Candidate candidate, Outcome.Draft draft, Writer writer) {
    List<Rule> rules = new ArrayList<>();
    for (Clause clause : candidate.clauses().stream().map(Target::anyBody).distinct().toList()) {
      Outcome.Draft one = new Outcome.Draft();
      writer
          .write(clause, rules.size() + 1, one)
          .ifPresentOrElse(
              rule -> {
                rules.add(rule);
                draft.take(one);
                draft.file(rule.file());
              },
              () -> one.refusals().forEach(draft::refuse));
    }
    return rules;
  }

  /// A clause in which the body of a mail of one part and those of several parts are one: rules
  /// that see texts do not tell them apart.
  private static Clause anyBody(Clause clause) {
    return new Clause(
        clause.terms().stream()
            .map(
                term ->
                    term.about(Kind.BODY) || term.about(Kind.PART_BODY)
                        ? new Term(
                            term.type(),
                            Optional.of(new Subject(Kind.BODY, "")),
                            term.check(),
                            "email-message:body")
                        : term)
            .toList());
  }
}
