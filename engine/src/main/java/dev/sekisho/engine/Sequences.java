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
/// Steps at most, for `n` observations of count 1, `m` brackets in the pattern, `e` events (at most
/// `n·m`), `d` observations wanted in all (`m`, or more under REPEATS), and `s` starts to try (`n`
/// under an outer WITHIN, else 1), each twice where unsure events count:
///
/// | shape | steps |
/// |---|---|
/// | one bracket with REPEATS, WITHIN or not | `8e`, whatever the counts |
/// | brackets under AND, REPEATS anywhere | `4e + 2m(d+1)²` |
/// | the same in an outer WITHIN | `5e + 2m(d+1)(d+2n)`; `e` for `n` where START/STOP cuts intervals |
/// | FOLLOWEDBY chain of instants, at most `t` at one time | `4e + s(2d+m)(2m(t+1) + log₂e)` |
/// | chain of which no observation satisfies two brackets | `4e + s·e` |
/// | REPEATS over such a chain of instants | `4e + 2s·n·m` |
/// | OR of such | the sum of its sides |
///
/// Brackets of a chain may have REPEATS, and all may have START/STOP, which only narrows the
/// events. With counts the flow under AND and in the chain takes more steps for its paths, but
/// never more than polynomially many in `n` and `m`. All else is searched until the step budget is
/// spent: it can encode 3-dimensional matching. That holds, too, for a chain of intervals, or a
/// repeated chain, where observations satisfy several of the brackets.
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
