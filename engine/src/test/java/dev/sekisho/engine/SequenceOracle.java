package dev.sekisho.engine;

import dev.sekisho.engine.Sequences.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists all bindings of a pattern, straight from the definition. Time is counted in nanoseconds
/// from the epoch, and every one from an event's first to its last is tried.
final class SequenceOracle {
  private final List<List<Event>> byBracket;
  private final Map<Long, Long> counts = new HashMap<>();
  private int bracket;

  /// An observation, seen at a time.
  record Sight(long observation, @Nullable Long time) {}

  private SequenceOracle(List<List<Event>> byBracket) {
    this.byBracket = byBracket;
    byBracket.forEach(
        events -> events.forEach(e -> counts.merge(e.observation(), e.count(), Math::max)));
  }

  static boolean matches(Pattern pattern, List<List<Event>> byBracket) {
    return !new SequenceOracle(byBracket).bindings(pattern).isEmpty();
  }

  /// Each binding has its sights and how often each is used.
  private Set<Map<Sight, Integer>> bindings(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket _ -> single(byBracket.get(bracket++));
      case Pattern.And(Pattern left, Pattern right) -> both(bindings(left), bindings(right), false);
      case Pattern.FollowedBy(Pattern left, Pattern right) ->
          both(bindings(left), bindings(right), true);
      case Pattern.Or(Pattern left, Pattern right) -> {
        Set<Map<Sight, Integer>> either = new HashSet<>(bindings(left));
        either.addAll(bindings(right));
        yield either;
      }
      case Pattern.Repeats(Pattern inner, long times) -> {
        Set<Map<Sight, Integer>> one = bindings(inner);
        Set<Map<Sight, Integer>> all = one;
        for (int i = 1; i < times; i++) {
          all = both(all, one, false);
        }
        yield all;
      }
      case Pattern.Within(Pattern inner, Duration width) ->
          only(bindings(inner), times -> latest(times) < earliest(times) + width.toNanos());
      case Pattern.StartStop(Pattern inner, Instant start, Instant stop) ->
          only(
              bindings(inner),
              times -> times.stream().allMatch(time -> nanos(start) <= time && time < nanos(stop)));
    };
  }

  private static Set<Map<Sight, Integer>> single(List<Event> events) {
    Set<Map<Sight, Integer>> found = new HashSet<>();
    for (Event event : events) {
      if (event.first() == null || event.last() == null) {
        found.add(Map.of(new Sight(event.observation(), null), 1));
      } else {
        for (long time = nanos(event.first()); time <= nanos(event.last()); time++) {
          found.add(Map.of(new Sight(event.observation(), time), 1));
        }
      }
    }
    return found;
  }

  private Set<Map<Sight, Integer>> both(
      Set<Map<Sight, Integer>> lefts, Set<Map<Sight, Integer>> rights, boolean ordered) {
    Set<Map<Sight, Integer>> found = new HashSet<>();
    for (Map<Sight, Integer> left : lefts) {
      for (Map<Sight, Integer> right : rights) {
        Map<Sight, Integer> joint = new HashMap<>(left);
        right.forEach((sight, uses) -> joint.merge(sight, uses, Integer::sum));
        if (observed(joint) && (!ordered || inOrder(left, right))) {
          found.add(joint);
        }
      }
    }
    return found;
  }

  private boolean observed(Map<Sight, Integer> binding) {
    Map<Long, Integer> uses = new HashMap<>();
    binding.forEach((sight, n) -> uses.merge(sight.observation(), n, Integer::sum));
    return uses.entrySet().stream()
        .allMatch(use -> use.getValue() <= counts.getOrDefault(use.getKey(), 0L));
  }

  private static boolean inOrder(Map<Sight, Integer> left, Map<Sight, Integer> right) {
    List<Long> before = times(left);
    List<Long> after = times(right);
    return before.size() == left.size()
        && after.size() == right.size()
        && latest(before) <= earliest(after);
  }

  private static Set<Map<Sight, Integer>> only(
      Set<Map<Sight, Integer>> bindings, Predicate<List<Long>> wanted) {
    Set<Map<Sight, Integer>> found = new HashSet<>();
    for (Map<Sight, Integer> binding : bindings) {
      List<Long> times = times(binding);
      if (times.size() == binding.size() && wanted.test(times)) {
        found.add(binding);
      }
    }
    return found;
  }

  private static List<Long> times(Map<Sight, Integer> binding) {
    List<Long> times = new ArrayList<>();
    for (Sight sight : binding.keySet()) {
      if (sight.time() != null) {
        times.add(sight.time());
      }
    }
    return times;
  }

  private static long latest(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private static long earliest(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
