package dev.sekisho.engine;

import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import java.util.ArrayList;
import java.util.List;

/// Short ways to write rules and observations in tests.
final class Rules {
  private Rules() {}

  /// A path of names; `[*]` is written as a name of its own.
  static FieldPath path(String type, String... names) {
    List<FieldPath.Step> steps = new ArrayList<>();
    for (String name : names) {
      steps.add(name.equals("[*]") ? new FieldPath.Any() : new FieldPath.Key(name));
    }
    return new FieldPath(type, steps);
  }

  static Condition comparison(FieldPath path, Operator operator, Object... constants) {
    List<Constant> operands = new ArrayList<>();
    for (Object constant : constants) {
      operands.add(
          constant instanceof Integer number
              ? new Constant.Whole(number)
              : new Constant.Text((String) constant));
    }
    return new Condition.Comparison(path, operator, false, operands);
  }

  static Condition equal(FieldPath path, String text) {
    return comparison(path, Operator.EQUAL, text);
  }

  static Condition all(Condition... terms) {
    return new Condition.All(List.of(terms));
  }

  static Pattern bracket(Condition condition) {
    return new Pattern.Bracket(condition);
  }

  static Rule rule(String id, Condition condition) {
    return new Rule(id, bracket(condition), false);
  }

  static RuleSet compile(List<Rule> rules) {
    return RuleSet.compile(rules, TestPrefilter.LITERALS);
  }

  static Observation observation(ObservedObject... objects) {
    return new Observation("observation", List.of(objects), null, null, 1, List.of());
  }

  static Outcome match(RuleSet rules, Observation observation) {
    return rules.matcher().match(observation, Steps.of(10_000_000));
  }

  static Outcome match(List<Rule> rules, Observation observation) {
    try (RuleSet set = compile(rules)) {
      return match(set, observation);
    }
  }
}
