package dev.sekisho.engine;

import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the matcher must find, by trying every rule on every object: no index, no trigger, no
/// sharing.
final class NaiveMatcher {
  private NaiveMatcher() {}

  /// @param hits rules that hold
  /// @param undecided rules that only losses could make hold
  /// @param partials `rule:bracket:sure` of rules over several observations
  record Result(Set<Integer> hits, Set<Integer> undecided, Set<String> partials) {}

  static Result match(List<Rule> rules, Observation observation) {
    Result result = new Result(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      List<Pattern.Bracket> brackets = Pattern.brackets(rule.pattern());
      List<Truth> truths = brackets.stream().map(b -> truth(b.condition(), observation)).toList();
      if (decidesAlone(rule.pattern())) {
        Truth most = truths.stream().max(Truth::compareTo).orElseThrow();
        if (most == Truth.SURE) {
          result.hits().add(i);
        } else if (most == Truth.POSSIBLE && !rule.weak()) {
          result.undecided().add(i);
        }
        continue;
      }
      for (int b = 0; b < truths.size(); b++) {
        if (truths.get(b) != Truth.NO) {
          result.partials().add(i + ":" + b + ":" + (truths.get(b) == Truth.SURE));
        }
      }
    }
    return result;
  }

  private static boolean decidesAlone(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket _ -> true;
      case Pattern.Or(Pattern left, Pattern right) -> decidesAlone(left) && decidesAlone(right);
      case Pattern.Repeats(Pattern inner, long times) -> times == 1 && decidesAlone(inner);
      case Pattern.And _, Pattern.FollowedBy _, Pattern.Within _, Pattern.StartStop _ -> false;
    };
  }

  private static Truth truth(Condition condition, Observation observation) {
    Stream<Truth> seen = observation.objects().stream().map(object -> truth(condition, object));
    Stream<Truth> unseen = observation.unseen().stream().map(u -> unseen(condition, u.type()));
    return Stream.concat(seen, unseen).max(Truth::compareTo).orElse(Truth.NO);
  }

  private static Truth unseen(Condition condition, String type) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) ->
          terms.stream().map(t -> unseen(t, type)).min(Truth::compareTo).orElseThrow();
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().map(t -> unseen(t, type)).max(Truth::compareTo).orElseThrow();
      case Condition.Comparison comparison ->
          comparison.path().type().equals(type) && !neverHolds(comparison)
              ? Truth.POSSIBLE
              : Truth.NO;
    };
  }

  private static boolean neverHolds(Condition.Comparison comparison) {
    return comparison.operator() == Operator.IN
        && comparison.operands().isEmpty()
        && !comparison.negated();
  }

  private static Truth truth(Condition condition, ObservedObject object) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) ->
          terms.stream().map(t -> truth(t, object)).min(Truth::compareTo).orElseThrow();
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().map(t -> truth(t, object)).max(Truth::compareTo).orElseThrow();
      case Condition.Comparison comparison -> truth(comparison, object);
    };
  }

  private static Truth truth(Condition.Comparison comparison, ObservedObject object) {
    if (!comparison.path().type().equals(object.type())) {
      return Truth.NO;
    }
    List<Value> found = new ArrayList<>();
    collect(comparison.path().steps(), new Value.Reference(object), found);
    boolean lost = found.removeIf(Value.Lost.class::isInstance);
    if (comparison.operator() == Operator.EXISTS && comparison.negated()) {
      return !found.isEmpty() ? Truth.NO : lost ? Truth.POSSIBLE : Truth.SURE;
    }
    if (found.stream().anyMatch(v -> NaiveComparison.holds(comparison, v))) {
      return Truth.SURE;
    }
    return lost && !neverHolds(comparison) ? Truth.POSSIBLE : Truth.NO;
  }

  private static void collect(List<FieldPath.Step> steps, Value value, List<Value> found) {
    if (value instanceof Value.Lost || steps.isEmpty()) {
      found.add(value);
      return;
    }
    List<FieldPath.Step> rest = steps.subList(1, steps.size());
    for (Value next : next(steps.getFirst(), value)) {
      collect(rest, next, found);
    }
  }

  private static List<Value> next(FieldPath.Step step, Value value) {
    if (step instanceof FieldPath.Key(String name)) {
      return member(name, value);
    }
    if (!(value instanceof Value.Items(List<Value> items))) {
      return List.of();
    }
    if (step instanceof FieldPath.Index(int number)) {
      return number < items.size()
          ? List.of(items.get(number))
          : items.stream().filter(Value.Lost.class::isInstance).toList();
    }
    return items;
  }

  private static List<Value> member(String name, Value value) {
    if (value instanceof Value.Dictionary(Properties properties)) {
      return properties.get(name) == null ? List.of() : List.of(properties.get(name));
    }
    if (!(value instanceof Value.Reference(ObservedObject target))) {
      return List.of();
    }
    if (target.properties().get(name) != null) {
      return List.of(target.properties().get(name));
    }
    return switch (name) {
      case "type" -> List.of(new Value.Text(target.type()));
      case "id" -> List.of(new Value.Text(target.id()));
      default -> List.of();
    };
  }
}
