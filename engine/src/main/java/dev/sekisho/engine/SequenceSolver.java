package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.All;
import dev.sekisho.engine.SequenceTerm.Any;
import dev.sekisho.engine.SequenceTerm.Leaf;
import dev.sekisho.engine.SequenceTerm.Ordered;
import dev.sekisho.engine.SequenceTerm.Times;
import dev.sekisho.engine.SequenceTerm.Use;
import dev.sekisho.engine.SequenceTerm.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds a binding for a term, in the fastest way known for its shape.
final class SequenceSolver {
  private final long[] supply;
  private final Steps steps;
  private boolean gaveUp;

  /// @param supply how often each observation was observed
  SequenceSolver(long[] supply, Steps steps) {
    this.supply = supply;
    this.steps = steps;
  }

  /// Solves a term.
  ///
  /// @param numbers the observations' numbers, by place
  Sequences.Result solve(SequenceTerm term, List<Long> numbers) {
    SequenceChoices choices = new SequenceChoices(steps);
    boolean more = !term.equals(SequenceTerm.NEVER) && affordable(term);
    while (more) {
      SequenceTerm chosen = choices.resolve(term);
      gaveUp |= choices.gaveUp();
      BitSet bound = steps.spent() ? null : bind(chosen);
      if (bound != null) {
        return new Sequences.Match(bound.stream().mapToObj(numbers::get).sorted().toList());
      }
      more = !steps.spent() && choices.next();
    }
    return steps.spent() || gaveUp
        ? new Sequences.Stopped(Sequences.Reason.STEPS)
        : new Sequences.NoMatch();
  }

  private boolean affordable(SequenceTerm term) {
    return SequenceTerm.demand(term) <= Arrays.stream(supply).sum();
  }

  private @Nullable BitSet bind(SequenceTerm term) {
    if (term.equals(SequenceTerm.NEVER) || !affordable(term)) {
      return null;
    }
    SequenceTerm inner = term instanceof Window(SequenceTerm deeper, _) ? deeper : term;
    Duration width = term instanceof Window(_, Duration given) ? given : null;
    List<Leaf> leaves = leaves(inner);
    if (leaves.isEmpty()) {
      return search(term, width);
    }
    return switch (inner) {
      case Ordered _ when SequenceChain.apart(leaves) ->
          new SequenceChain(leaves, width, supply, steps).apart();
      case Ordered _ when SequenceChain.instants(leaves) ->
          new SequenceChain(leaves, width, supply, steps).instantly();
      case Times(_, long times) when SequenceChain.instants(leaves) ->
          repeats(leaves, times, width);
      case Leaf _, All _ -> flat(leaves, width);
      case Any _, Ordered _, Window _, Times _ -> search(term, width);
    };
  }

  /// The brackets of a bracket, an AND, a FOLLOWEDBY or a repeated FOLLOWEDBY; none if it is made
  /// of anything else.
  private static List<Leaf> leaves(SequenceTerm term) {
    List<SequenceTerm> terms =
        switch (term) {
          case Leaf leaf -> List.of(leaf);
          case All(List<SequenceTerm> operands) -> operands;
          case Ordered(List<SequenceTerm> operands) -> operands;
          case Times(Ordered(List<SequenceTerm> operands), _) -> operands;
          case Any _, Window _, Times _ -> List.of();
        };
    return terms.stream().allMatch(Leaf.class::isInstance)
        ? terms.stream().map(Leaf.class::cast).toList()
        : List.of();
  }

  private @Nullable BitSet repeats(List<Leaf> stages, long times, @Nullable Duration width) {
    SequenceRepeats repeats = new SequenceRepeats(stages, times, supply, steps);
    BitSet bound = repeats.bind(width);
    gaveUp |= repeats.gaveUp();
    return bound;
  }

  private @Nullable BitSet search(SequenceTerm term, @Nullable Duration width) {
    SequenceTerm timeless = SequenceTerm.timeless(term);
    SequenceTerm necessary = width == null ? timeless : SequenceTerm.window(timeless, width);
    if (bind(necessary) == null) {
      return null;
    }
    SequenceSearch search = new SequenceSearch(term, supply, steps);
    BitSet bound = search.bind();
    gaveUp |= search.gaveUp();
    return bound;
  }

  /// Binds brackets under AND.
  private @Nullable BitSet flat(List<Leaf> leaves, @Nullable Duration width) {
    SequenceFlow flow = new SequenceFlow(leaves, supply, steps);
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      flow.want(leaf, leaves.get(leaf).times());
    }
    return width == null ? atAnyTime(flow) : slide(flow, width);
  }

  private static @Nullable BitSet atAnyTime(SequenceFlow flow) {
    for (int edge = 0; edge < flow.edges(); edge++) {
      flow.open(edge);
    }
    return flow.fill() ? flow.used() : null;
  }

  /// Tries a window for each end of a use: what ends no earlier and begins inside is open.
  private @Nullable BitSet slide(SequenceFlow flow, Duration width) {
    int[] byFirst = sorted(flow, Comparator.comparing(Use::first));
    int[] byLast = sorted(flow, Comparator.comparing(Use::last));
    int opened = 0;
    for (int closed = 0; closed < byLast.length; ) {
      var end = flow.use(byLast[closed]).last();
      while (opened < byFirst.length
          && Duration.between(end, flow.use(byFirst[opened]).first()).compareTo(width) < 0) {
        flow.open(byFirst[opened++]);
      }
      if (flow.fill()) {
        return flow.used();
      }
      if (steps.spent()) {
        return null;
      }
      while (closed < byLast.length && flow.use(byLast[closed]).last().equals(end)) {
        flow.close(byLast[closed++]);
      }
    }
    return null;
  }

  private static int[] sorted(SequenceFlow flow, Comparator<Use> order) {
    return IntStream.range(0, flow.edges())
        .boxed()
        .sorted(Comparator.comparing(flow::use, order))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
