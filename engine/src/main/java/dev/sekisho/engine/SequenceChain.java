package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.Leaf;
import dev.sekisho.engine.SequenceTerm.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A FOLLOWEDBY chain of brackets, each with a number of times, inside one window or none.
///
/// Being further along the chain is never worse, so each stage takes what comes first. That is
/// exact where every use is an instant, and where no observation is a use of two stages.
final class SequenceChain {
  private final List<Leaf> stages;
  private final @Nullable Duration width;
  private final long[] supply;
  private final Steps steps;

  SequenceChain(List<Leaf> stages, @Nullable Duration width, long[] supply, Steps steps) {
    this.stages =
        stages.stream()
            .map(
                stage ->
                    new Leaf(
                        stage.uses().stream().sorted(Comparator.comparing(Use::first)).toList(),
                        stage.times()))
            .toList();
    this.width = width;
    this.supply = supply;
    this.steps = steps;
  }

  /// True if every use has one time.
  static boolean instants(List<Leaf> stages) {
    return stages.stream()
        .flatMap(stage -> stage.uses().stream())
        .allMatch(use -> use.first().equals(use.last()));
  }

  /// True if no observation is used twice, be it in two stages or in one.
  static boolean apart(List<Leaf> stages) {
    Set<Integer> seen = new HashSet<>();
    return stages.stream()
        .flatMap(stage -> stage.uses().stream())
        .allMatch(use -> seen.add(use.observation()));
  }

  /// Binds the chain, of which all uses are instants.
  ///
  /// @return the observations bound; null if there is no binding or the steps are spent
  @Nullable BitSet instantly() {
    SequenceFlow flow = new SequenceFlow(stages, supply, steps);
    if (width == null) {
      return follow(flow, Instant.MIN);
    }
    Instant tried = null;
    for (Use start : stages.getFirst().uses()) {
      if (start.first().equals(tried)) {
        continue;
      }
      tried = start.first();
      BitSet bound = follow(flow, tried);
      if (bound != null || steps.spent()) {
        return bound;
      }
      flow.reset();
    }
    return null;
  }

  private @Nullable BitSet follow(SequenceFlow flow, Instant start) {
    Instant now = start;
    int oldest = 0; // the first stage with edges at `now`
    for (int stage = 0; stage < stages.size(); stage++) {
      flow.want(stage, stages.get(stage).times());
      int edge = firstFrom(flow, stage, now);
      while (true) {
        if (edge == flow.start(stage + 1) || !inside(start, flow.use(edge).first())) {
          return null;
        }
        if (flow.use(edge).first().isAfter(now)) {
          now = flow.use(edge).first();
          for (; oldest < stage; oldest++) {
            flow.freeze(oldest);
          }
          flow.freeze(stage);
        }
        edge = openAt(flow, stage, edge);
        if (flow.fill(stage)) {
          break;
        }
        if (steps.spent()) {
          return null;
        }
      }
    }
    return flow.used();
  }

  /// Opens a stage's edges at the time of `from`.
  ///
  /// @return the stage's next edge, or the end of its edges
  private static int openAt(SequenceFlow flow, int stage, int from) {
    Instant now = flow.use(from).first();
    int edge = from;
    while (edge < flow.start(stage + 1) && flow.use(edge).first().equals(now)) {
      flow.open(edge++);
    }
    return edge;
  }

  /// The first edge of a stage that is not before a time.
  private int firstFrom(SequenceFlow flow, int stage, Instant time) {
    int low = flow.start(stage);
    int high = flow.start(stage + 1);
    while (low < high) {
      steps.take(1);
      int middle = (low + high) >>> 1;
      if (flow.use(middle).first().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean inside(Instant start, Instant time) {
    return width == null || Duration.between(start, time).compareTo(width) < 0;
  }

  /// Binds the chain, of which no two uses are the same observation.
  ///
  /// @return the observations bound; null if there is no binding or the steps are spent
  @Nullable BitSet apart() {
    if (width == null) {
      return earliest(Instant.MIN);
    }
    List<Instant> ends =
        stages.stream()
            .flatMap(stage -> stage.uses().stream())
            .map(Use::last)
            .sorted()
            .distinct()
            .toList();
    for (Instant end : ends) {
      BitSet bound = earliest(end);
      if (bound != null || steps.spent()) {
        return bound;
      }
    }
    return null;
  }

  /// Each stage takes the uses that begin first, of those that end neither before `end` nor before
  /// an earlier stage's use begins.
  ///
  /// @param end the earliest end of a use in the window
  private @Nullable BitSet earliest(Instant end) {
    BitSet bound = new BitSet();
    Instant now = end;
    for (Leaf stage : stages) {
      long need = stage.times();
      Instant latest = now;
      for (Use use : stage.uses()) {
        if (!steps.take(1) || need <= 0) {
          break;
        }
        if (!use.last().isBefore(now) && inside(end, use.first())) {
          need -= supply[use.observation()];
          bound.set(use.observation());
          latest = use.first().isAfter(latest) ? use.first() : latest;
        }
      }
      if (need > 0) {
        return null;
      }
      now = latest;
    }
    return bound;
  }
}
