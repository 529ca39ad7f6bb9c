package dev.sekisho.engine;

import static dev.sekisho.engine.SequenceCases.BRACKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Sequences.Event;
import dev.sekisho.engine.Sequences.Match;
import dev.sekisho.engine.Sequences.NoMatch;
import dev.sekisho.engine.Sequences.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bounds that {@link Sequences} states, at n and at 2n observations.
class SequencesCostTest {
  private static final int BRACKETS = 50;

  /// @param n observations, `tied` at each second, each satisfying all brackets
  private static List<List<Event>> events(int n, int tied, int brackets) {
    List<Event> all =
        IntStream.range(0, n).mapToObj(i -> event(i, Math.floorDiv(i, tied), 1)).toList();
    return Collections.nCopies(brackets, all);
  }

  private static Event event(long observation, long second, long count) {
    Instant time = Instant.ofEpochSecond(second);
    return new Event(observation, time, time, count, true);
  }

  private static Pattern joined(int brackets, BinaryOperator<Pattern> operator) {
    Pattern joined = BRACKET;
    for (int i = 1; i < brackets; i++) {
      joined = operator.apply(joined, BRACKET);
    }
    return joined;
  }

  private static Pattern within(Pattern inner, long seconds) {
    return new Pattern.Within(inner, Duration.ofSeconds(seconds));
  }

  private static void check(
      Pattern pattern, List<List<Event>> events, Class<? extends Result> expected, long bound) {
    Steps steps = Steps.of(Long.MAX_VALUE / 2);
    assertThat(Sequences.evaluate(pattern, events, steps)).isInstanceOf(expected);
    assertThat(steps.taken()).isLessThanOrEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void and_isBounded(int n) {
    long e = (long) n * BRACKETS;
    check(
        joined(BRACKETS, Pattern.And::new),
        events(n, 1, BRACKETS),
        Match.class,
        4 * e + and(BRACKETS, BRACKETS) * (BRACKETS + 1));
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void and_noObservationFree_isBounded(int n) {
    List<List<Event>> events = new ArrayList<>(events(n, 1, BRACKETS - 1));
    List<Event> few = events.getFirst().subList(0, BRACKETS - 2);
    events.replaceAll(_ -> few);
    events.add(events(n, 1, 1).getFirst());
    check(
        joined(BRACKETS, Pattern.And::new),
        events,
        NoMatch.class,
        4L * n * BRACKETS + and(BRACKETS, BRACKETS) * (BRACKETS + 1));
  }

  @ParameterizedTest
  @CsvSource({"1000, 10", "2000, 10", "1000, 49", "2000, 49", "1000, 50", "2000, 50"})
  void andWithin_isBounded(int n, int seconds) {
    long e = (long) n * BRACKETS;
    check(
        within(joined(BRACKETS, Pattern.And::new), seconds),
        events(n, 1, BRACKETS),
        seconds < BRACKETS ? NoMatch.class : Match.class,
        5 * e + and(BRACKETS, BRACKETS) * (BRACKETS + 2L * n));
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void andWithin_oneBracketUnserved_isBounded(int n) {
    List<List<Event>> events = new ArrayList<>(events(n, 1, BRACKETS));
    Collections.fill(events.subList(48, 50), events.getFirst().subList(0, 1));
    check(
        within(joined(BRACKETS, Pattern.And::new), 100),
        events,
        NoMatch.class,
        5L * n * BRACKETS + and(BRACKETS, BRACKETS) * (BRACKETS + 2L * n));
  }

  /// One search for a path, with m brackets and d observations bound.
  private static long and(long m, long d) {
    return 2 * m * (d + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1, 49",
    "2000, 1, 49",
    "1000, 1, 50",
    "2000, 1, 50",
    "1000, 10, 4",
    "2000, 10, 4"
  })
  void chainWithin_isBounded(int n, int tied, int seconds) {
    long m = BRACKETS;
    check(
        within(joined(BRACKETS, Pattern.FollowedBy::new), seconds),
        events(n, tied, BRACKETS),
        seconds * tied < BRACKETS ? NoMatch.class : Match.class,
        4L * n * m + n / tied * chain(m, m, tied, n * m));
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void chain_isBounded(int n) {
    long m = BRACKETS;
    List<List<Event>> events = new ArrayList<>(events(n, 1, BRACKETS));
    Collections.fill(events.subList(25, 50), events.getFirst().subList(0, n / 2));
    Collections.fill(events.subList(0, 25), events.getFirst().subList(n / 2 - 1, n));
    check(
        joined(BRACKETS, Pattern.FollowedBy::new),
        events,
        NoMatch.class,
        4L * n * m + chain(m, m, 1, n * m));
  }

  /// One walk along the chain.
  private static long chain(long m, long d, long tied, long e) {
    return (2 * d + m) * (2 * m * (tied + 1) + 64 - Long.numberOfLeadingZeros(e));
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void chainWithin_eachObservationServesOne_isBounded(int n) {
    List<Event> all = events(n, 1, 1).getFirst();
    List<List<Event>> events =
        IntStream.range(0, BRACKETS)
            .mapToObj(
                b ->
                    all.stream()
                        .filter(e -> e.observation() % BRACKETS == BRACKETS - b - 1)
                        .toList())
            .toList();
    check(
        within(joined(BRACKETS, Pattern.FollowedBy::new), 2_000),
        events,
        n < 2500 ? NoMatch.class : Match.class,
        4L * n + (long) n * n);
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void repeatsWithin_isLinear(int n) {
    Pattern thousand = new Pattern.Repeats(BRACKET, 1000);
    check(within(thousand, 999), events(n, 1, 1), NoMatch.class, 8L * n);
    check(within(thousand, 1000), events(n, 1, 1), Match.class, 8L * n);
    check(thousand, events(n, 1, 1), Match.class, 8L * n);
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void repeats_hugeCounts_costNoMore(int n) {
    List<Event> often = IntStream.range(0, n).mapToObj(i -> event(i, i, 900_000_000)).toList();
    check(new Pattern.Repeats(BRACKET, 900_000_000L * n), List.of(often), Match.class, 8L * n);
    Pattern both =
        new Pattern.And(
            new Pattern.Repeats(BRACKET, 450_000_000L * n),
            new Pattern.Repeats(BRACKET, 450_000_000L * n));
    check(both, List.of(often, often), Match.class, 16L * n * n);
  }

  @ParameterizedTest
  @CsvSource({"1000", "2000"})
  void repeatedChainWithin_eachObservationServesOne_isBounded(int n) {
    List<Event> all = events(n, 1, 1).getFirst();
    List<List<Event>> events =
        IntStream.range(0, 5)
            .mapToObj(b -> all.stream().filter(e -> e.observation() % 5 == b).toList())
            .toList();
    Pattern chains = new Pattern.Repeats(joined(5, Pattern.FollowedBy::new), 40);
    check(within(chains, 199), events, NoMatch.class, 4L * n + 2L * n * n * 5);
    check(within(chains, 200), events, Match.class, 4L * n + 2L * n * n * 5);
  }
}
