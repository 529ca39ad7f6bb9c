package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts events in place of a pattern's brackets.
final class SequenceBuilder {
  private static final long MOST_OBSERVED = 999_999_999;
  private static final Bounds ANY_TIME = new Bounds(false, Instant.MIN, Instant.MAX);

  private final List<List<Sequences.Event>> byBracket;
  private final boolean sureOnly;
  private final Steps steps;
  private final Map<Long, Integer> places = new HashMap<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private int bracket;
  private SequenceTerm term = SequenceTerm.NEVER;

  /// The times a bracket may have been satisfied at.
  ///
  /// @param timed true under a temporal term: what has no time does not satisfy it
  /// @param from inclusive
  /// @param until inclusive
  private record Bounds(boolean timed, Instant from, Instant until) {
    Bounds withTime() {
      return new Bounds(true, from, until);
    }

    Bounds and(Instant start, Instant stop) {
      if (stop.equals(Instant.MIN)) {
        return new Bounds(true, Instant.MAX, Instant.MIN);
      }
      Instant inside = stop.minusNanos(1);
      return new Bounds(
          true, start.isAfter(from) ? start : from, inside.isBefore(until) ? inside : until);
    }
  }

  private SequenceBuilder(List<List<Sequences.Event>> byBracket, boolean sureOnly, Steps steps) {
    this.byBracket = byBracket;
    this.sureOnly = sureOnly;
    this.steps = steps;
  }

  static SequenceBuilder of(
      Pattern pattern, List<List<Sequences.Event>> byBracket, boolean sureOnly, Steps steps) {
    SequenceBuilder builder = new SequenceBuilder(byBracket, sureOnly, steps);
    builder.term = builder.term(pattern, ANY_TIME);
    return builder;
  }

  SequenceTerm term() {
    return term;
  }

  /// How often each observation was observed, by place.
  long[] supply() {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  /// The observations' numbers, by place.
  List<Long> numbers() {
    return numbers;
  }

  private SequenceTerm term(Pattern pattern, Bounds bounds) {
    return switch (pattern) {
      case Pattern.Bracket _ -> leaf(bounds);
      case Pattern.And(Pattern left, Pattern right) ->
          SequenceTerm.all(List.of(term(left, bounds), term(right, bounds)));
      case Pattern.Or(Pattern left, Pattern right) ->
          SequenceTerm.any(List.of(term(left, bounds), term(right, bounds)));
      case Pattern.FollowedBy(Pattern left, Pattern right) ->
          SequenceTerm.ordered(
              List.of(term(left, bounds.withTime()), term(right, bounds.withTime())));
      case Pattern.Within(Pattern inner, var width) ->
          SequenceTerm.window(term(inner, bounds.withTime()), width);
      case Pattern.Repeats(Pattern inner, long times) ->
          SequenceTerm.times(term(inner, bounds), times);
      case Pattern.StartStop(Pattern inner, Instant start, Instant stop) ->
          term(inner, bounds.and(start, stop));
    };
  }

  private SequenceTerm leaf(Bounds bounds) {
    List<Use> uses = new ArrayList<>();
    for (Sequences.Event event : byBracket.get(bracket++)) {
      steps.take(1);
      if (event.sure() || !sureOnly) {
        use(event, bounds, uses);
      }
    }
    return SequenceTerm.leaf(uses);
  }

  private void use(Sequences.Event event, Bounds bounds, List<Use> into) {
    Instant first = bounds.from;
    Instant last = bounds.until;
    if (bounds.timed) {
      Instant from = event.first();
      Instant until = event.last();
      if (from == null || until == null) {
        return;
      }
      Instant earlier = until.isBefore(from) ? until : from;
      Instant later = until.isBefore(from) ? from : until;
      first = earlier.isAfter(first) ? earlier : first;
      last = later.isBefore(last) ? later : last;
      if (last.isBefore(first)) {
        return;
      }
    }
    into.add(new Use(place(event), first, last));
  }

  private int place(Sequences.Event event) {
    long count = Math.clamp(event.count(), 1, MOST_OBSERVED);
    Integer known = places.putIfAbsent(event.observation(), numbers.size());
    if (known == null) {
      numbers.add(event.observation());
      counts.add(count);
      return numbers.size() - 1;
    }
    counts.set(known, Math.max(count, counts.get(known)));
    return known;
  }
}
