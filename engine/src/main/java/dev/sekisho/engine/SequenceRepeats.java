package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.Leaf;
import dev.sekisho.engine.SequenceTerm.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * REPEATS over a FOLLOWEDBY chain of brackets whose uses are instants.
 *
 * Copies of the chain are alike, so all that matters at a time is how many observations each stage
 * has taken. A stage may be ahead of the copies that its predecessor has completed only as long as
 * the clock stands still: after each instant what is ahead is dropped ("clip"). A state that is at
 * least as far in every stage is never worse, so only the best states are kept. Where no
 * observation serves two stages there is one state; otherwise one for each way that matters.
 */
final class SequenceRepeats {
  private static final int MOST_STATES = 4096;

  private final List<Leaf> stages;
  private final long times;
  private final long[] supply;
  private final Steps steps;
  private final List<Sight> sights;
  private boolean gaveUp;

  /// An observation and the stages it may serve.
  private record Sight(int observation, Instant time, List<Integer> stages) {}

  /// Where the stages are after some sights.
  private static final class State {
    final long[] taken; // how many observations each stage has
    final @Nullable State before; // what it came from, by giving `amount` of `sight` to `stage`
    final int sight;
    final int stage;
    final long amount;

    State(long[] taken, @Nullable State before, int sight, int stage, long amount) {
      this.taken = taken;
      this.before = before;
      this.sight = sight;
      this.stage = stage;
      this.amount = amount;
    }
  }

  SequenceRepeats(List<Leaf> stages, long times, long[] supply, Steps steps) {
    this.stages = stages;
    this.times = times;
    this.supply = supply;
    this.steps = steps;
    sights = sights(stages);
  }

  private static List<Sight> sights(List<Leaf> stages) {
    Map<Integer, Sight> byObservation = new TreeMap<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (Use use : stages.get(stage).uses()) {
        List<Integer> served =
            byObservation
                .computeIfAbsent(
                    use.observation(), o -> new Sight(o, use.first(), new ArrayList<>()))
                .stages();
        if (!served.contains(stage)) {
          served.add(stage);
        }
      }
    }
    return byObservation.values().stream().sorted(Comparator.comparing(Sight::time)).toList();
  }

  /// True if there were too many states to keep, so that null means nothing.
  boolean gaveUp() {
    return gaveUp;
  }

  /// Binds all copies.
  ///
  /// @return the observations bound; null if there is no binding, the steps are spent or it gave up
  @Nullable BitSet bind(@Nullable Duration width) {
    Instant tried = null;
    for (int start = 0; start < sights.size(); start++) {
      Instant time = sights.get(start).time();
      if (time.equals(tried) || (width != null && !sights.get(start).stages().contains(0))) {
        continue;
      }
      tried = time;
      BitSet bound = run(width == null ? 0 : firstAt(time, start), width);
      if (bound != null || width == null || steps.spent()) {
        return bound;
      }
    }
    return null;
  }

  private int firstAt(Instant time, int from) {
    int first = from;
    while (first > 0 && sights.get(first - 1).time().equals(time)) {
      first--;
    }
    return first;
  }

  private @Nullable BitSet run(int start, @Nullable Duration width) {
    int end = width == null ? sights.size() : end(start, width);
    long unseen = 0;
    for (int at = start; at < end; at++) {
      unseen += supply[sights.get(at).observation()];
    }
    List<State> states = List.of(new State(new long[stages.size()], null, -1, -1, 0));
    for (int at = start; at < end && !states.isEmpty(); at++) {
      states = give(states, at);
      unseen -= supply[sights.get(at).observation()];
      if (at + 1 == end || !sights.get(at + 1).time().equals(sights.get(at).time())) {
        states = settled(states, unseen);
        if (!states.isEmpty() && missing(states.getFirst()) == 0) {
          return bound(states.getFirst());
        }
      }
    }
    return null;
  }

  private int end(int start, Duration width) {
    Instant from = sights.get(start).time();
    int end = start;
    while (end < sights.size()
        && Duration.between(from, sights.get(end).time()).compareTo(width) < 0) {
      steps.take(1);
      end++;
    }
    return end;
  }

  /// The best states when the clock moves on, of those that so many more observations can complete.
  private List<State> settled(List<State> states, long unseen) {
    return best(states.stream().map(this::clip).filter(state -> missing(state) <= unseen).toList());
  }

  private long missing(State state) {
    long missing = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      missing += goal(stage) - state.taken[stage];
    }
    return missing;
  }

  private long goal(int stage) {
    return times * stages.get(stage).times();
  }

  private List<State> give(List<State> states, int at) {
    List<Integer> served = sights.get(at).stages();
    long supplied = supply[sights.get(at).observation()];
    if (served.size() == 1) {
      int stage = served.getFirst();
      return states.stream().map(state -> given(state, at, stage, supplied)).toList();
    }
    List<State> now = states;
    long wanted = served.stream().mapToLong(this::goal).sum();
    for (long unit = 0; unit < Math.min(supplied, wanted); unit++) {
      List<State> next = new ArrayList<>();
      for (State state : now) {
        served.forEach(stage -> next.add(given(state, at, stage, 1)));
      }
      now = best(next);
      if (steps.spent() || gaveUp) {
        return List.of();
      }
    }
    return now;
  }

  private State given(State state, int at, int stage, long most) {
    long amount = Math.min(most, goal(stage) - state.taken[stage]);
    if (amount == 0) {
      return state;
    }
    steps.take(stages.size());
    long[] taken = state.taken.clone();
    taken[stage] += amount;
    return new State(taken, state, at, stage, amount);
  }

  private State clip(State state) {
    steps.take(stages.size());
    long[] taken = state.taken.clone();
    for (int stage = 1; stage < taken.length; stage++) {
      taken[stage] = Math.min(taken[stage], allowed(taken, stage));
    }
    return new State(taken, state.before, state.sight, state.stage, state.amount);
  }

  /// How many observations a stage may have, by the copies its predecessor has completed.
  private long allowed(long[] taken, int stage) {
    return taken[stage - 1] / stages.get(stage - 1).times() * stages.get(stage).times();
  }

  /// The states that no other is at least as far as.
  private List<State> best(List<State> states) {
    List<State> best = new ArrayList<>();
    for (State state : states) {
      if (best.stream().noneMatch(other -> asFar(other, state))) {
        best.removeIf(other -> asFar(state, other));
        best.add(state);
      }
      if (steps.spent() || best.size() > MOST_STATES) {
        gaveUp = true;
        return List.of();
      }
    }
    return best;
  }

  private boolean asFar(State a, State b) {
    steps.take(1);
    for (int stage = 0; stage < stages.size(); stage++) {
      if (a.taken[stage] < b.taken[stage]) {
        return false;
      }
    }
    return true;
  }

  /// The observations that were taken and not dropped.
  private BitSet bound(State end) {
    Deque<State> path = new ArrayDeque<>();
    for (State state = end; state != null && state.sight >= 0; state = state.before) {
      path.push(state);
    }
    Map<Instant, List<State>> byTime =
        path.stream()
            .collect(
                Collectors.groupingBy(
                    state -> sights.get(state.sight).time(), TreeMap::new, Collectors.toList()));
    BitSet bound = new BitSet();
    long[] taken = new long[stages.size()];
    for (List<State> moves : byTime.values()) {
      moves.sort(Comparator.comparingInt(state -> state.stage));
      for (State move : moves) {
        long room = move.stage == 0 ? goal(0) : allowed(taken, move.stage);
        long amount = Math.min(move.amount, room - taken[move.stage]);
        if (amount > 0) {
          taken[move.stage] += amount;
          bound.set(sights.get(move.sight).observation());
        }
      }
    }
    return bound;
  }
}
