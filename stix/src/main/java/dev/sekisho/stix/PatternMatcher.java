package dev.sekisho.stix;

import dev.sekisho.engine.Matcher;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.engine.Sequences;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Observation;
import java.util.ArrayList;
import java.util.List;

/// Patterns compiled together, to be matched with observed data.
///
/// Source: STIX 2.1 §9. Two-valued as §9.6 asks: what is absent, or could not be obtained, is
/// false. Only a spent step budget makes a verdict unknown. Immutable and shared between threads;
/// closing it frees what its prefilters hold.
public final class PatternMatcher implements AutoCloseable {
  /// A budget of steps that no sound pattern meets.
  public static final long STANDARD_STEPS = 100_000_000;

  private final List<Parsed> patterns;
  private final RuleSet rules;

  private PatternMatcher(List<Parsed> patterns, RuleSet rules) {
    this.patterns = patterns;
    this.rules = rules;
  }

  /// Compiles patterns. Those that are invalid are kept, to be answered with their errors.
  public static PatternMatcher compile(List<Parsed> patterns, Prefilter.Compiler prefilters) {
    List<Rule> rules = new ArrayList<>();
    for (Parsed parsed : patterns) {
      if (parsed instanceof Parsed.Valid valid) {
        rules.add(new Rule(Integer.toString(rules.size()), valid.pattern(), false));
      }
    }
    return new PatternMatcher(List.copyOf(patterns), RuleSet.compile(rules, prefilters));
  }

  /// Matches the patterns with a set of observations.
  ///
  /// @param steps budget of steps for all patterns on each observation, and again for each pattern
  ///   over all observations
  /// @return a verdict for each pattern, in the order they were given in
  public List<Verdict> match(List<Observation> observations, long steps) {
    List<RuleEvents> found = new ArrayList<>();
    rules.rules().forEach(rule -> found.add(new RuleEvents(rule.pattern())));
    boolean stopped = false;
    Matcher matcher = rules.matcher();
    for (int number = 0; number < observations.size(); number++) {
      Observation observation = observations.get(number);
      Outcome outcome = matcher.match(observation, Steps.of(steps));
      stopped |= outcome.stopped();
      for (Outcome.Hit hit : outcome.hits()) {
        found.get(hit.rule()).hit(number);
      }
      for (Outcome.Partial partial : outcome.partials()) {
        if (partial.sure()) {
          found.get(partial.rule()).add(partial.bracket(), event(observation, number));
        }
      }
    }
    return verdicts(found, observations, stopped, steps);
  }

  private static Sequences.Event event(Observation observation, int number) {
    return new Sequences.Event(
        number, observation.first(), observation.last(), observation.count(), true);
  }

  private List<Verdict> verdicts(
      List<RuleEvents> found, List<Observation> observations, boolean stopped, long steps) {
    List<Verdict> verdicts = new ArrayList<>();
    int rule = 0;
    for (Parsed parsed : patterns) {
      switch (parsed) {
        case Parsed.Invalid(_, List<Diagnostic> errors) ->
            verdicts.add(new Verdict.Invalid(errors));
        case Parsed.Valid _ -> {
          Verdict verdict = verdict(found.get(rule).result(steps), observations);
          boolean missed = stopped && verdict instanceof Verdict.NoMatch;
          verdicts.add(missed ? new Verdict.Unknown("step budget spent") : verdict);
          rule++;
        }
      }
    }
    return List.copyOf(verdicts);
  }

  private static Verdict verdict(Sequences.Result result, List<Observation> observations) {
    return switch (result) {
      case Sequences.Match(List<Long> numbers) ->
          new Verdict.Match(
              numbers.stream().map(number -> observations.get(number.intValue()).id()).toList());
      case Sequences.Undecided _, Sequences.NoMatch() -> new Verdict.NoMatch();
      case Sequences.Stopped(Sequences.Reason reason) ->
          new Verdict.Unknown(
              switch (reason) {
                case STEPS -> "step budget spent";
                case EVENTS -> "too many observations";
              });
    };
  }

  @Override
  public void close() {
    rules.close();
  }

  /// What was found of one rule.
  private static final class RuleEvents {
    private final Pattern pattern;
    private final List<List<Sequences.Event>> byBracket = new ArrayList<>();
    private int hit = -1;

    RuleEvents(Pattern pattern) {
      this.pattern = pattern;
    }

    void hit(int observation) {
      if (hit < 0) {
        hit = observation;
      }
    }

    void add(int bracket, Sequences.Event event) {
      if (byBracket.isEmpty()) {
        Pattern.brackets(pattern).forEach(_ -> byBracket.add(new ArrayList<>()));
      }
      byBracket.get(bracket).add(event);
    }

    Sequences.Result result(long steps) {
      if (hit >= 0) {
        return new Sequences.Match(List.of((long) hit));
      }
      return byBracket.isEmpty()
          ? new Sequences.NoMatch()
          : Sequences.evaluate(pattern, byBracket, Steps.of(steps));
    }
  }
}
