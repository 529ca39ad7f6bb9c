package dev.sekisho.engine;

import static dev.sekisho.engine.SequenceCases.BRACKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Sequences.Event;
import dev.sekisho.engine.Sequences.Match;
import dev.sekisho.engine.Sequences.NoMatch;
import dev.sekisho.engine.Sequences.Reason;
import dev.sekisho.engine.Sequences.Result;
import dev.sekisho.engine.Sequences.Stopped;
import dev.sekisho.engine.Sequences.Undecided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text's own examples (STIX 2.1 §9.5), its boundaries, and what it leaves to us.
class SequencesTest {
  private static final Instant START = Instant.parse("2004-10-11T21:44:58Z");

  /// Observations by number; times in seconds.
  private static Event seen(long observation, long first, long last, long count) {
    return new Event(observation, START.plusSeconds(first), START.plusSeconds(last), count, true);
  }

  private static Event seen(long observation, long time) {
    return seen(observation, time, time, 1);
  }

  private static Event untimed(long observation) {
    return new Event(observation, null, null, 1, true);
  }

  private static Event unsure(long observation, long time) {
    return new Event(observation, START.plusSeconds(time), START.plusSeconds(time), 1, false);
  }

  @SafeVarargs
  private static Result evaluate(Pattern pattern, List<Event>... byBracket) {
    List<List<Event>> events = new ArrayList<>();
    for (List<Event> of : byBracket) {
      events.add(of);
    }
    return Sequences.evaluate(pattern, events, Steps.of(1_000_000));
  }

  private static Match match(Long... observations) {
    return new Match(List.of(observations));
  }

  private static Pattern and(Pattern left, Pattern right) {
    return new Pattern.And(left, right);
  }

  private static Pattern followedBy(Pattern left, Pattern right) {
    return new Pattern.FollowedBy(left, right);
  }

  private static Pattern within(Pattern inner, long seconds) {
    return new Pattern.Within(inner, Duration.ofSeconds(seconds));
  }

  private static Pattern repeats(Pattern inner, long times) {
    return new Pattern.Repeats(inner, times);
  }

  private static Pattern startStop(Pattern inner, long start, long stop) {
    return new Pattern.StartStop(inner, START.plusSeconds(start), START.plusSeconds(stop));
  }

  private static List<Event> every(int count, long seconds, long from) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(seen(from + i, i * seconds));
    }
    return events;
  }

  @Test
  void and_oneObservationForBoth_isNoMatch() {
    assertThat(evaluate(and(BRACKET, BRACKET), List.of(seen(1, 0)), List.of(seen(1, 0))))
        .isEqualTo(new NoMatch());
  }

  @Test
  void and_firstChoiceTakesTheOthersOnly_isRebound() {
    assertThat(
            evaluate(and(BRACKET, BRACKET), List.of(seen(1, 0), untimed(2)), List.of(seen(1, 0))))
        .isEqualTo(match(1L, 2L));
  }

  @Test
  void or_oneSide_isEnough() {
    Pattern pattern = new Pattern.Or(BRACKET, followedBy(BRACKET, BRACKET));
    assertThat(evaluate(pattern, List.of(), List.of(seen(1, 0)), List.of(seen(2, 0))))
        .isEqualTo(match(1L, 2L));
    assertThat(evaluate(pattern, List.of(untimed(3)), List.of(), List.of())).isEqualTo(match(3L));
  }

  @Test
  void followedBy_repeatsBindsTighter_isOneThenFive() {
    Pattern pattern = followedBy(BRACKET, repeats(BRACKET, 5));
    assertThat(evaluate(pattern, List.of(seen(9, 0)), every(5, 1, 0)))
        .isEqualTo(match(0L, 1L, 2L, 3L, 4L, 9L));
    assertThat(evaluate(pattern, List.of(seen(9, 1)), every(5, 1, 0))).isEqualTo(new NoMatch());
  }

  @Test
  void repeats_overAPair_isFivePairs() {
    Pattern pattern = repeats(followedBy(BRACKET, BRACKET), 5);
    assertThat(evaluate(pattern, every(5, 2, 0), every(5, 2, 10))).isInstanceOf(Match.class);
    assertThat(evaluate(pattern, every(5, 2, 0), every(4, 2, 10))).isEqualTo(new NoMatch());
    assertThat(evaluate(pattern, every(5, 2, 0), every(5, 1, 10))).isEqualTo(new NoMatch());
  }

  @Test
  void within_oneAndFive_areSixInTheWindow() {
    Pattern pattern = within(and(BRACKET, repeats(BRACKET, 5)), 300);
    assertThat(evaluate(pattern, List.of(seen(9, 299)), every(5, 1, 0)))
        .isEqualTo(match(0L, 1L, 2L, 3L, 4L, 9L));
    assertThat(evaluate(pattern, List.of(seen(9, 300)), every(5, 1, 0))).isEqualTo(new NoMatch());
  }

  @Test
  void followedBy_sameTime_matches() {
    assertThat(evaluate(followedBy(BRACKET, BRACKET), List.of(seen(1, 0)), List.of(seen(2, 0))))
        .isEqualTo(match(1L, 2L));
  }

  @Test
  void followedBy_groups_isAllOfTheLeftBeforeAllOfTheRight() {
    Pattern pattern = followedBy(and(BRACKET, BRACKET), and(BRACKET, BRACKET));
    assertThat(
            evaluate(
                pattern,
                List.of(seen(1, 0)),
                List.of(seen(2, 5)),
                List.of(seen(3, 6)),
                List.of(seen(4, 4), seen(5, 5))))
        .isEqualTo(match(1L, 2L, 3L, 5L));
  }

  /// Intervals of two observations in seconds, and the window they are asked to be in.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1, 1, true",
    "0, 1, 1, 2, 1, true",
    "0, 3, 1, 2, 1, true",
    "0, 1, 2, 4, 1, false",
    "0, 1, 3, 4, 2, false",
    "0, 1, 3, 4, 3, true",
    "5, 5, 0, 0, 5, false",
    "5, 5, 0, 0, 6, true",
  })
  void within_intervals_matchIfTimesCanBeChosen(
      long first1, long last1, long first2, long last2, long window, boolean matches) {
    assertThat(
            evaluate(
                within(and(BRACKET, BRACKET), window),
                List.of(seen(1, first1, last1, 1)),
                List.of(seen(2, first2, last2, 1))))
        .isEqualTo(matches ? match(1L, 2L) : new NoMatch());
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 5, 6, true",
    "5, 5, 6, 7, false",
    "5, 5, 4, 5, false",
    "5, 5, 5, 5, false",
    "5, 5, 6, 5, false",
    "3, 7, 5, 6, true",
    "3, 5, 5, 6, true",
    "6, 9, 5, 6, false",
  })
  void startStop_includesStartAndNotStop(
      long first, long last, long start, long stop, boolean matches) {
    assertThat(evaluate(startStop(BRACKET, start, stop), List.of(seen(1, first, last, 1))))
        .isEqualTo(matches ? match(1L) : new NoMatch());
  }

  @Test
  void startStop_andWithin_chooseOneTimeForBoth() {
    Pattern pattern = within(and(startStop(BRACKET, 0, 2), BRACKET), 5);
    assertThat(evaluate(pattern, List.of(seen(1, 0, 9, 1)), List.of(seen(2, 8))))
        .isEqualTo(new NoMatch());
    assertThat(evaluate(pattern, List.of(seen(1, 0, 9, 1)), List.of(seen(2, 6))))
        .isEqualTo(match(1L, 2L));
  }

  @Test
  void temporalTerms_noTime_areFalse() {
    assertThat(evaluate(within(BRACKET, 10), List.of(untimed(1)))).isEqualTo(new NoMatch());
    assertThat(evaluate(startStop(BRACKET, 0, 10), List.of(untimed(1)))).isEqualTo(new NoMatch());
    assertThat(evaluate(followedBy(BRACKET, BRACKET), List.of(untimed(1)), List.of(seen(2, 0))))
        .isEqualTo(new NoMatch());
    assertThat(evaluate(repeats(BRACKET, 2), List.of(untimed(1), seen(2, 0))))
        .isEqualTo(match(1L, 2L));
  }

  @Test
  void repeats_counts_standForThatManyObservations() {
    List<Event> events = List.of(seen(1, 0, 0, 2), seen(2, 3, 3, 3), seen(3, 4, 4, 2));
    assertThat(evaluate(repeats(BRACKET, 7), events)).isEqualTo(match(1L, 2L, 3L));
    assertThat(evaluate(repeats(BRACKET, 8), events)).isEqualTo(new NoMatch());
    assertThat(evaluate(repeats(repeats(BRACKET, 2), 3), events)).isEqualTo(match(1L, 2L, 3L));
    assertThat(evaluate(repeats(within(and(BRACKET, BRACKET), 2), 3), events, events))
        .isEqualTo(match(1L, 2L, 3L));
    assertThat(evaluate(repeats(within(and(BRACKET, BRACKET), 1), 3), events, events))
        .isEqualTo(match(1L, 2L, 3L));
    assertThat(evaluate(and(BRACKET, BRACKET), events.subList(0, 1), events.subList(0, 1)))
        .isEqualTo(match(1L));
  }

  @Test
  void repeats_moreThanAnyoneObserved_isNoMatchAtOnce() {
    Pattern pattern = repeats(repeats(followedBy(BRACKET, BRACKET), Long.MAX_VALUE), 3);
    Steps steps = Steps.of(1_000);
    List<Event> often = List.of(seen(1, 0, 0, Long.MAX_VALUE));
    assertThat(Sequences.evaluate(pattern, List.of(often, often), steps)).isEqualTo(new NoMatch());
  }

  @Test
  void windows_anyInstant_doNotOverflow() {
    List<Event> ever = List.of(new Event(1, Instant.MIN, Instant.MAX, 1, true));
    List<Event> never = List.of(new Event(2, Instant.MIN, Instant.MIN, 1, true));
    Pattern longest = new Pattern.Within(and(BRACKET, BRACKET), Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(evaluate(longest, ever, never)).isEqualTo(match(1L, 2L));
    assertThat(
            evaluate(
                new Pattern.StartStop(BRACKET, Instant.MIN, Instant.MIN),
                List.of(never.getFirst())))
        .isEqualTo(new NoMatch());
  }

  @Test
  void evaluate_unsureEventNeeded_isUndecided() {
    assertThat(evaluate(repeats(BRACKET, 2), List.of(seen(1, 0), unsure(2, 0))))
        .isEqualTo(new Undecided(List.of(1L, 2L)));
    assertThat(evaluate(repeats(BRACKET, 2), List.of(unsure(2, 0), seen(1, 0), seen(3, 0))))
        .isEqualTo(match(1L, 3L));
    assertThat(evaluate(repeats(BRACKET, 3), List.of(seen(1, 0), unsure(2, 0))))
        .isEqualTo(new NoMatch());
  }

  @Test
  void evaluate_stepsSpent_isStopped() {
    assertThat(Sequences.evaluate(repeats(BRACKET, 50), List.of(every(50, 1, 0)), Steps.of(20)))
        .isEqualTo(new Stopped(Reason.STEPS));
  }

  @Test
  void evaluate_hardPattern_stopsWithinItsBudget() {
    Pattern pattern = repeats(within(and(and(BRACKET, BRACKET), BRACKET), 2), 20);
    List<Event> events = new ArrayList<>(List.of(seen(58, 1000), seen(59, 2000)));
    for (int i = 0; i < 58; i++) {
      events.add(seen(i, Math.floorDiv(i, 2)));
    }
    Steps steps = Steps.of(200_000);
    assertThat(Sequences.evaluate(pattern, List.of(events, events, events), steps))
        .isEqualTo(new Stopped(Reason.STEPS));
    assertThat(steps.taken()).isLessThan(201_000);
  }

  @Test
  void evaluate_deepPattern_isNotLimited() {
    Pattern pattern = BRACKET;
    for (int i = 1; i < 1_000; i++) {
      pattern = i % 2 == 0 ? and(pattern, BRACKET) : followedBy(pattern, BRACKET);
    }
    List<List<Event>> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      events.add(List.of(seen(i, i)));
    }
    assertThat(Sequences.evaluate(pattern, events, Steps.of(100_000_000)))
        .isInstanceOf(Match.class);
  }
}
