package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Pattern;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The oracle: STIX 2.1 §9.5 and §9.7 to the letter, by trying every choice of observations. Takes
/// observations whose first and last time are the same.
final class NaiveMatcher {
  private final List<Observation> seen = new ArrayList<>();

  private NaiveMatcher(List<Observation> observations) {
    for (Observation observation : observations) {
      for (int i = 0; i < observation.count(); i++) {
        seen.add(observation);
      }
    }
  }

  /// True if it can be asked about these observations.
  static boolean knows(List<Observation> observations) {
    return observations.stream()
        .allMatch(observation -> Objects.equals(observation.first(), observation.last()));
  }

  static boolean matches(Pattern pattern, List<Observation> observations) {
    return !new NaiveMatcher(observations).bindings(pattern).isEmpty();
  }

  /// Every set of observations, by number, that satisfies a pattern.
  private Set<Set<Integer>> bindings(Pattern pattern) {
    Set<Set<Integer>> found = new HashSet<>();
    switch (pattern) {
      case Pattern.Bracket(Condition condition) -> {
        for (int i = 0; i < seen.size(); i++) {
          if (seen.get(i).objects().stream().anyMatch(object -> holds(condition, object))) {
            found.add(Set.of(i));
          }
        }
      }
      case Pattern.And(Pattern left, Pattern right) ->
          found.addAll(apart(bindings(left), bindings(right), false));
      case Pattern.FollowedBy(Pattern left, Pattern right) ->
          found.addAll(apart(bindings(left), bindings(right), true));
      case Pattern.Or(Pattern left, Pattern right) -> {
        found.addAll(bindings(left));
        found.addAll(bindings(right));
      }
      case Pattern.Within(Pattern inner, var window) -> {
        for (Set<Integer> binding : bindings(inner)) {
          if (timed(binding) && last(binding).isBefore(first(binding).plus(window))) {
            found.add(binding);
          }
        }
      }
      case Pattern.Repeats(Pattern inner, long times) -> {
        Set<Set<Integer>> once = bindings(inner);
        found.addAll(once);
        for (long i = 1; i < times; i++) {
          Set<Set<Integer>> more = apart(found, once, false);
          found.clear();
          found.addAll(more);
        }
      }
      case Pattern.StartStop(Pattern inner, Instant start, Instant stop) -> {
        for (Set<Integer> binding : bindings(inner)) {
          if (timed(binding) && !first(binding).isBefore(start) && last(binding).isBefore(stop)) {
            found.add(binding);
          }
        }
      }
    }
    return found;
  }

  private Set<Set<Integer>> apart(
      Set<Set<Integer>> left, Set<Set<Integer>> right, boolean ordered) {
    Set<Set<Integer>> found = new HashSet<>();
    for (Set<Integer> one : left) {
      for (Set<Integer> other : right) {
        Set<Integer> both = new HashSet<>(one);
        both.addAll(other);
        boolean inOrder = !ordered || (timed(both) && !first(other).isBefore(last(one)));
        if (both.size() == one.size() + other.size() && inOrder) {
          found.add(both);
        }
      }
    }
    return found;
  }

  private boolean timed(Set<Integer> binding) {
    return binding.stream().allMatch(number -> seen.get(number).first() != null);
  }

  private Instant first(Set<Integer> binding) {
    return binding.stream().map(this::time).min(Instant::compareTo).orElseThrow();
  }

  private Instant last(Set<Integer> binding) {
    return binding.stream().map(this::time).max(Instant::compareTo).orElseThrow();
  }

  private Instant time(int number) {
    Instant time = seen.get(number).first();
    return time == null ? Instant.MIN : time;
  }

  private static boolean holds(Condition condition, ObservedObject object) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) ->
          terms.stream().allMatch(term -> holds(term, object));
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().anyMatch(term -> holds(term, object));
      case Comparison comparison -> holds(comparison, object);
    };
  }

  private static boolean holds(Comparison comparison, ObservedObject object) {
    List<Value> values =
        comparison.path().type().equals(object.type())
            ? values(new Value.Reference(object), comparison.path().steps())
            : List.of();
    return switch (comparison.operator()) {
      case EXISTS ->
          comparison.path().type().equals(object.type())
              && values.isEmpty() == comparison.negated();
      case EQUAL,
          NOT_EQUAL,
          LESS,
          AT_MOST,
          GREATER,
          AT_LEAST,
          IN,
          LIKE,
          MATCHES,
          ISSUBSET,
          ISSUPERSET ->
          values.stream()
              .anyMatch(value -> NaiveComparison.holds(value, comparison) != comparison.negated());
    };
  }

  private static List<Value> values(Value from, List<FieldPath.Step> steps) {
    if (steps.isEmpty()) {
      return List.of(from);
    }
    List<Value> found = new ArrayList<>();
    for (Value next : next(from, steps.getFirst())) {
      found.addAll(values(next, steps.subList(1, steps.size())));
    }
    return found;
  }

  private static List<Value> next(Value from, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Key(String name) -> {
        Value value = property(from, name);
        yield value == null ? List.of() : List.of(value);
      }
      case FieldPath.Index(int number) ->
          from instanceof Value.Items(List<Value> items) && number >= 0 && number < items.size()
              ? List.of(items.get(number))
              : List.of();
      case FieldPath.Any() -> from instanceof Value.Items(List<Value> items) ? items : List.of();
    };
  }

  private static @Nullable Value property(Value from, String name) {
    if (from instanceof Value.Dictionary(Properties properties)) {
      return properties.get(name);
    }
    if (!(from instanceof Value.Reference(ObservedObject object))) {
      return null;
    }
    return switch (name) {
      case "type" -> new Value.Text(object.type());
      case "id" -> new Value.Text(object.id());
      default -> object.properties().get(name);
    };
  }
}
