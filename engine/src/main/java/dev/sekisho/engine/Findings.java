package dev.sekisho.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has been found so far in one observation.
final class Findings {
  private final RuleSet rules;
  private final Map<Integer, List<Outcome.Evidence>> hits = new TreeMap<>();
  private final Map<Integer, List<Outcome.Evidence>> brackets = new TreeMap<>();
  private final Map<Integer, Boolean> bracketsSure = new TreeMap<>();
  private final Openings openings = new Openings();
  private boolean stopped;

  Findings(RuleSet rules) {
    this.rules = rules;
  }

  Openings openings() {
    return openings;
  }

  /// A target holds.
  void sure(Target target, List<Outcome.Evidence> evidence) {
    if (target.wholeRule()) {
      hits.computeIfAbsent(target.rule(), _ -> new ArrayList<>()).addAll(evidence);
    } else {
      bracketsSure.put(target.number(), true);
      brackets.computeIfAbsent(target.number(), _ -> new ArrayList<>()).addAll(evidence);
    }
  }

  /// A bracket of a rule over several observations may hold.
  void possible(int target) {
    bracketsSure.putIfAbsent(target, false);
  }

  /// Something could not be evaluated to its end.
  void stop() {
    stopped = true;
  }

  Outcome outcome() {
    List<Outcome.Hit> found = new ArrayList<>();
    hits.forEach((rule, evidence) -> found.add(new Outcome.Hit(rule, evidence)));
    List<Outcome.Partial> partials = new ArrayList<>();
    bracketsSure.forEach((number, sure) -> partials.add(partial(number, sure)));
    return new Outcome(found, openings.entries(hits.keySet()), partials, stopped);
  }

  private Outcome.Partial partial(int number, boolean sure) {
    Target target = rules.target(number);
    List<Outcome.Evidence> evidence = brackets.getOrDefault(number, List.of());
    return new Outcome.Partial(target.rule(), target.bracket(), sure, evidence);
  }
}
