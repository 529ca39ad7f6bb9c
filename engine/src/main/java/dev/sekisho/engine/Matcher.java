package dev.sekisho.engine;

import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Matches observations against a rule set, one after the other. Owned by one thread; keeps some
/// bytes for each comparison and bracket, so that matching need not allocate them.
///
/// Matching one observation takes time in proportion to the size of its values that some path
/// reads, and to the brackets of the comparisons that were found in them, not to the number of
/// rules.
public final class Matcher {
  private final RuleSet rules;
  private final ObjectMatch match;
  private final int[] seenAt;
  private final int[] sureAt;
  private int objectCount;
  private int observationCount;
  private Steps steps = Steps.of(0);

  Matcher(RuleSet rules) {
    this.rules = rules;
    this.match = new ObjectMatch(rules);
    this.seenAt = new int[rules.clauseCount()];
    this.sureAt = new int[rules.clauseCount()];
  }

  /// Matches an observation.
  ///
  /// @param budget lowered by what is done; once it is spent, what was found so far is returned
  public Outcome match(Observation observation, Steps budget) {
    observationCount++;
    steps = budget;
    Findings findings = new Findings(rules);
    for (Observation.Unseen unseen : observation.unseen()) {
      TypeRules type = rules.type(unseen.type());
      if (type != null) {
        open(new Loss(unseen.gap(), type.root()), findings);
      }
    }
    for (ObservedObject object : observation.objects()) {
      TypeRules type = rules.type(object.type());
      if (type != null && !steps.spent()) {
        match(object, type, findings);
      }
    }
    match.end();
    if (match.takeStopped() || steps.spent()) {
      findings.stop();
    }
    return findings.outcome();
  }

  private void match(ObservedObject object, TypeRules type, Findings findings) {
    objectCount++;
    match.begin(type.root(), object, steps);
    for (Loss loss : match.view().losses()) {
      open(loss, findings);
    }
    openTogether(type, findings);
    for (int i = 0; i < match.found().size(); i++) {
      happened(rules.atom(match.found().get(i)).trigger(), findings);
    }
    for (Field field : match.view().touched()) {
      happened(field.present(), findings);
    }
    happened(type.there(), findings);
  }

  private void open(Loss loss, Findings findings) {
    if (findings.openings().add(loss)) {
      IntList brackets = loss.place().lost().brackets();
      for (int i = 0; i < brackets.size(); i++) {
        findings.possible(brackets.get(i));
      }
    }
  }

  private void openTogether(TypeRules type, Findings findings) {
    Set<Loss> losses = match.view().losses();
    if (losses.size() < 2) {
      return;
    }
    Set<PathNode> places = new LinkedHashSet<>();
    losses.forEach(loss -> places.add(loss.place()));
    Map<PathNode, LostRules> together = type.together(places);
    for (Loss loss : losses) {
      LostRules opened = together.get(loss.place());
      if (opened == null) {
        continue;
      }
      for (int i = 0; i < opened.rules().size(); i++) {
        findings.openings().add(loss, opened.rules().get(i));
      }
      for (int i = 0; i < opened.brackets().size(); i++) {
        findings.possible(opened.brackets().get(i));
      }
    }
  }

  private void happened(Trigger trigger, Findings findings) {
    IntList primaries = trigger.primaries();
    for (int i = 0; i < primaries.size() && !steps.spent(); i++) {
      evaluate(rules.clause(primaries.get(i)), findings);
    }
    if (match.view().losses().isEmpty()) {
      return;
    }
    IntList alternates = trigger.alternates();
    for (int i = 0; i < alternates.size() && steps.take(1); i++) {
      Clause clause = rules.clause(alternates.get(i));
      if (clause.waitsFor().stream().anyMatch(match.view()::hasLost)) {
        evaluate(clause, findings);
      }
    }
  }

  private void evaluate(Clause clause, Findings findings) {
    int number = clause.number();
    if (seenAt[number] == objectCount || sureAt[number] == observationCount) {
      return;
    }
    seenAt[number] = objectCount;
    switch (match.truth(clause.term())) {
      case SURE -> {
        sureAt[number] = observationCount;
        findings.sure(clause.target(), match.evidence(clause.term()));
      }
      case POSSIBLE -> possible(clause, findings);
      case NO -> {}
    }
  }

  private void possible(Clause clause, Findings findings) {
    Target target = clause.target();
    if (!target.wholeRule()) {
      findings.possible(target.number());
    } else if (!target.weak()) {
      Set<Loss> losses = new LinkedHashSet<>();
      match.losses(clause.term(), losses);
      losses.forEach(loss -> findings.openings().add(loss, target.rule()));
    }
  }
}
