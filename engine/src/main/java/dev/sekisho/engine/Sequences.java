package dev.sekisho.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates patterns over a set of observations.
///
/// Source: STIX 2.1 §9.5. An observation has one time, somewhere from its first to its last: a
/// pattern matches if times can be chosen so that every temporal term holds. An observation with a
/// count stands for that many observations, each with a time of its own. An observation without a
/// time satisfies no temporal term.
///
/// Steps, for `n` observations of count 1, `m` brackets in the pattern, `d` observations wanted in
/// all (`m`, or more under REPEATS), `e` events (at most `n·m`):
/// - brackets under AND and REPEATS, with START/STOP anywhere: `e + d·m·(d + 1)`; with an outer
///   WITHIN: `4·(e + n)·m·(d + 1)`. A single bracket: `8·e` in both cases, whatever the count.
/// - a FOLLOWEDBY chain of brackets, each with REPEATS and START/STOP, over instants (first =
///   last): `8·(e + m)`, with an outer WITHIN that for each start, `8·n·(e + m)`; the same for
///   intervals where no observation satisfies two of the brackets. More only where observations tie
///   in time: brackets on one instant are then assigned as under AND.
/// - REPEATS over such a chain: `8·e·m`, or `8·n·e·m` with WITHIN, where no observation satisfies
///   two of the brackets; else a bounded breadth-first search.
/// - OR over such: each side.
///
/// With counts the flows stay polynomial in `n` and `m`, not in the counts. All else (it can encode
/// 3-dimensional matching) is searched until the step budget is spent.
public final class Sequences {
  private Sequences() {}

  /// An observation that a bracket is satisfied by.
  ///
  /// @param observation its number: equal numbers are the same observation
  /// @param first when it was first observed; null if no time is known
  /// @param last when it was last observed; null exactly when `first` is
  /// @param count how often it was observed; taken as 1 to 999,999,999, the range of
  ///   `number_observed`
  /// @param sure false if only lost properties could satisfy the bracket
  public record Event(
      long observation,
      @Nullable Instant first,
      @Nullable Instant last,
      long count,
      boolean sure) {}

  /// What a pattern says of a set of observations.
  public sealed interface Result {}

  /// The pattern matches.
  ///
  /// @param observations the observations it is bound to, ascending, each once
  public record Match(List<Long> observations) implements Result {
    public Match {
      observations = List.copyOf(observations);
    }
  }

  /// Lost properties could make the pattern match.
  ///
  /// @param observations the observations it would be bound to, ascending, each once
  public record Undecided(List<Long> observations) implements Result {
    public Undecided {
      observations = List.copyOf(observations);
    }
  }

  /// The pattern does not match.
  public record NoMatch() implements Result {}

  /// Whether it matches is unknown.
  public record Stopped(Reason reason) implements Result {}

  /// Why evaluation stopped.
  public enum Reason {
    /// The step budget was spent.
    STEPS,
    /// There were more events than are kept.
    EVENTS
  }

  /// Evaluates a pattern.
  ///
  /// @param byBracket for each bracket, by its number in {@link Pattern#brackets}, the events it is
  ///   satisfied by, in any order
  /// @param steps lowered by what is done
  public static Result evaluate(Pattern pattern, List<List<Event>> byBracket, Steps steps) {
    boolean allSure = byBracket.stream().flatMap(List::stream).allMatch(Event::sure);
    Result sure = evaluate(pattern, byBracket, true, steps);
    if (allSure || !(sure instanceof NoMatch)) {
      return sure;
    }
    return evaluate(pattern, byBracket, false, steps) instanceof Match(List<Long> observations)
        ? new Undecided(observations)
        : steps.spent() ? new Stopped(Reason.STEPS) : new NoMatch();
  }

  private static Result evaluate(
      Pattern pattern, List<List<Event>> byBracket, boolean sureOnly, Steps steps) {
    SequenceBuilder built = SequenceBuilder.of(pattern, byBracket, sureOnly, steps);
    return new SequenceSolver(built.supply(), steps).solve(built.term(), built.numbers());
  }
}
