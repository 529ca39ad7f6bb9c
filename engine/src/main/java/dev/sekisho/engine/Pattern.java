package dev.sekisho.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What is asked of a set of observations: an observation expression with its operators and
/// qualifiers (STIX 2.1 §9.5).
public sealed interface Pattern {
  /// `[ … ]`: one observation with an object that satisfies the condition.
  record Bracket(Condition condition) implements Pattern {}

  /// Both, on different observations.
  record And(Pattern left, Pattern right) implements Pattern {}

  /// One of the two.
  record Or(Pattern left, Pattern right) implements Pattern {}

  /// Both, on different observations, the right one not before the left one.
  record FollowedBy(Pattern left, Pattern right) implements Pattern {}

  /// All observations of `inner` inside a window: the last is earlier than the first plus `window`.
  record Within(Pattern inner, Duration window) implements Pattern {}

  /// `inner` as often as `times` (1 or more), each time on other observations.
  record Repeats(Pattern inner, long times) implements Pattern {}

  /// All observations of `inner` at or after `start` and before `stop`.
  record StartStop(Pattern inner, Instant start, Instant stop) implements Pattern {}

  /// The brackets of a pattern from left to right; a bracket's number is its place in this list.
  static List<Bracket> brackets(Pattern pattern) {
    List<Bracket> found = new ArrayList<>();
    collect(pattern, found);
    return List.copyOf(found);
  }

  /// `pattern` with each comparison replaced by what `by` makes of it.
  static Pattern replace(Pattern pattern, Function<Condition.Comparison, Condition> by) {
    return switch (pattern) {
      case Bracket(Condition condition) -> new Bracket(Condition.replace(condition, by));
      case And(Pattern left, Pattern right) -> new And(replace(left, by), replace(right, by));
      case Or(Pattern left, Pattern right) -> new Or(replace(left, by), replace(right, by));
      case FollowedBy(Pattern left, Pattern right) ->
          new FollowedBy(replace(left, by), replace(right, by));
      case Within(Pattern inner, Duration window) -> new Within(replace(inner, by), window);
      case Repeats(Pattern inner, long times) -> new Repeats(replace(inner, by), times);
      case StartStop(Pattern inner, Instant start, Instant stop) ->
          new StartStop(replace(inner, by), start, stop);
    };
  }

  private static void collect(Pattern pattern, List<Bracket> into) {
    switch (pattern) {
      case Bracket bracket -> into.add(bracket);
      case And(Pattern left, Pattern right) -> {
        collect(left, into);
        collect(right, into);
      }
      case Or(Pattern left, Pattern right) -> {
        collect(left, into);
        collect(right, into);
      }
      case FollowedBy(Pattern left, Pattern right) -> {
        collect(left, into);
        collect(right, into);
      }
      case Within(Pattern inner, _) -> collect(inner, into);
      case Repeats(Pattern inner, _) -> collect(inner, into);
      case StartStop(Pattern inner, _, _) -> collect(inner, into);
    }
  }
}
