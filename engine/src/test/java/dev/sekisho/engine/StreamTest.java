package dev.sekisho.engine;

import static dev.sekisho.engine.SequenceCases.BRACKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Sequences.Event;
import dev.sekisho.engine.Sequences.Match;
import dev.sekisho.engine.Sequences.Reason;
import dev.sekisho.engine.Sequences.Stopped;
import dev.sekisho.engine.Sequences.Undecided;
import dev.sekisho.engine.Stream.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static final long STEPS = 100_000;
  private static final Pattern OUTBREAK =
      new Pattern.Within(new Pattern.Repeats(BRACKET, 3), Duration.ofMinutes(5));
  private static final Pattern PAIR = new Pattern.FollowedBy(BRACKET, BRACKET);

  private static Event event(long message, long second, boolean sure) {
    Instant time = Instant.ofEpochSecond(second);
    return new Event(message, time, time, 1, sure);
  }

  private static Stream of(Pattern pattern, int perBracket, int inAll) {
    return new Stream(rule -> pattern, perBracket, inAll);
  }

  @Test
  void finish_nothingAdded_findsNothing() {
    assertThat(new Stream(_ -> OUTBREAK).finish(STEPS)).isEmpty();
  }

  @Test
  void finish_outOfOrder_findsTheWindow() {
    Stream stream = new Stream(_ -> OUTBREAK);
    stream.add(7, 0, event(4, 1200, true));
    stream.add(7, 0, event(3, 1100, true));
    stream.add(7, 0, event(1, 0, true));
    stream.add(7, 0, event(2, 1000, true));
    assertThat(stream.finish(STEPS))
        .containsExactly(new Finding(7, new Match(List.of(2L, 3L, 4L))));
  }

  @Test
  void finish_notSatisfied_isNoFinding() {
    Stream stream = new Stream(_ -> OUTBREAK);
    stream.add(0, 0, event(1, 0, true));
    stream.add(0, 0, event(2, 1, true));
    assertThat(stream.finish(STEPS)).isEmpty();
  }

  @Test
  void finish_unsureEvent_isUndecided() {
    Stream stream = new Stream(_ -> PAIR);
    stream.add(0, 0, event(1, 0, true));
    stream.add(0, 1, event(2, 1, false));
    assertThat(stream.finish(STEPS))
        .containsExactly(new Finding(0, new Undecided(List.of(1L, 2L))));
  }

  @Test
  void finish_severalRules_eachHasItsOwnSteps() {
    Stream stream = new Stream(rule -> rule == 3 ? OUTBREAK : PAIR);
    stream.add(9, 1, event(2, 1, true));
    stream.add(9, 0, event(1, 0, true));
    IntStream.range(0, 2000).forEach(i -> stream.add(3, 0, event(i, i * 1000L, true)));
    assertThat(stream.finish(1000))
        .containsExactly(
            new Finding(3, new Stopped(Reason.STEPS)), new Finding(9, new Match(List.of(1L, 2L))));
  }

  @Test
  void finish_eventsDropped_isNeverNoMatch() {
    Stream stream = of(OUTBREAK, 2, 100);
    IntStream.range(0, 3).forEach(i -> stream.add(0, 0, event(i, i, true)));
    assertThat(stream.finish(STEPS)).containsExactly(new Finding(0, new Stopped(Reason.EVENTS)));
  }

  @Test
  void finish_eventsDroppedButEnoughKept_matches() {
    Stream stream = of(OUTBREAK, 3, 100);
    IntStream.range(0, 9).forEach(i -> stream.add(0, 0, event(i, i, true)));
    assertThat(stream.finish(STEPS))
        .containsExactly(new Finding(0, new Match(List.of(0L, 1L, 2L))));
  }

  @Test
  void add_full_sureTakesThePlaceOfUnsure() {
    Stream stream = of(PAIR, 1, 100);
    stream.add(0, 0, event(1, 0, false));
    stream.add(0, 0, event(2, 0, true));
    stream.add(0, 0, event(3, 0, false));
    stream.add(0, 1, event(4, 1, true));
    assertThat(stream.finish(STEPS)).containsExactly(new Finding(0, new Match(List.of(2L, 4L))));
  }

  @Test
  void add_fullInAll_drops() {
    Stream stream = of(PAIR, 100, 3);
    IntStream.range(0, 3).forEach(i -> stream.add(i, 0, event(1, 0, true)));
    stream.add(0, 1, event(2, 1, true));
    assertThat(stream.finish(STEPS)).containsExactly(new Finding(0, new Stopped(Reason.EVENTS)));
  }

  @Test
  void add_byManyThreads_keepsAll() {
    Stream stream = new Stream(_ -> new Pattern.Repeats(BRACKET, 8000));
    IntStream.range(0, 8000).parallel().forEach(i -> stream.add(0, 0, event(i, i, true)));
    assertThat(stream.finish(STEPS))
        .containsExactly(
            new Finding(0, new Match(IntStream.range(0, 8000).mapToObj(i -> (long) i).toList())));
  }
}
