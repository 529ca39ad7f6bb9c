package dev.sekisho.scan;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Matcher;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Path;
import java.util.ArrayList;
import java.util.List;

/// Examines messages and matches them against one rule set. Owned by one thread; the rule set is
/// shared.
public final class Scanner {
  private final RuleSet rules;
  private final Matcher matcher;
  private final Limits limits;
  private final Examiner examiner;

  /// A scanner for `rules` under `limits`.
  public Scanner(RuleSet rules, Limits limits) {
    this(rules, limits, Tools.NONE);
  }

  /// A scanner for `rules` under `limits`.
  public Scanner(RuleSet rules, Limits limits, Tools tools) {
    this.rules = rules;
    this.matcher = rules.matcher();
    this.limits = limits;
    this.examiner = new Examiner(rules.demand(), limits, tools);
  }

  /// Examines and matches one message.
  ///
  /// Never throws for content. A failure of our own, a full heap or stack included, ends in {@link
  /// Verdict#INCOMPLETE} with cause `failure`: never in "clean".
  public Scanned scan(RawMessage message) {
    try {
      Examination examination = examiner.examine(message);
      return answer(
          examination, matcher.match(examination.observation(), Steps.of(limits.of(Limit.STEPS))));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(message, e);
    }
  }

  private Scanned answer(Examination examination, Outcome outcome) {
    List<Outcome.Hit> sightings = new ArrayList<>();
    List<Outcome.Hit> hints = new ArrayList<>();
    for (Outcome.Hit hit : outcome.hits()) {
      (rules.rules().get(hit.rule()).weak() ? hints : sightings).add(hit);
    }
    List<Outcome.Undecided> undecided = new ArrayList<>(outcome.undecided());
    if (outcome.stopped()) {
      undecided.add(open(new Gap(Path.ROOT, Cause.LIMIT, Limit.STEPS.key())));
    }
    Verdict verdict =
        !sightings.isEmpty()
            ? Verdict.SIGHTING
            : undecided.isEmpty() ? Verdict.CLEAN : Verdict.INCOMPLETE;
    return new Scanned(examination, verdict, sightings, hints, undecided, outcome.partials());
  }

  private Scanned failed(RawMessage message, Throwable failure) {
    Gap gap = new Gap(Path.ROOT, Cause.FAILURE, failure.toString());
    Examination examination = Examiner.nothingOf(message, gap);
    return new Scanned(
        examination, Verdict.INCOMPLETE, List.of(), List.of(), List.of(open(gap)), List.of());
  }

  /// An entry that leaves every rule open.
  private Outcome.Undecided open(Gap gap) {
    long strong = rules.rules().stream().filter(rule -> !rule.weak()).count();
    return new Outcome.Undecided(gap, "", strong, List.of());
  }
}
