package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Sequences.Event;
import dev.sekisho.engine.Sequences.Match;
import dev.sekisho.engine.Sequences.NoMatch;
import dev.sekisho.engine.Sequences.Result;
import dev.sekisho.engine.Sequences.Undecided;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SequencesPropertyTest {
  @Property(tries = 4000)
  void evaluate_anyPattern_isWhatTheOracleSays(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceCases cases = cases(random);
    check(cases, cases.pattern(1 + random.nextInt(4)), 5);
  }

  @Property(tries = 2000)
  void evaluate_and_isWhatTheOracleSays(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceCases cases = cases(random);
    check(cases, cases.flat(1 + random.nextInt(3)), 5);
  }

  @Property(tries = 2000)
  void evaluate_chain_isWhatTheOracleSays(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceCases cases = cases(random);
    check(cases, cases.chain(2 + random.nextInt(2), 1), 5);
  }

  @Property(tries = 2000)
  void evaluate_repeatedChain_isWhatTheOracleSays(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceCases cases = new SequenceCases(random, true, random.nextBoolean());
    check(cases, random.nextInt(4) == 0 ? cases.chain(3, 2) : cases.chain(2, 2), 6);
  }

  private static SequenceCases cases(Random random) {
    return new SequenceCases(random, random.nextBoolean(), random.nextBoolean());
  }

  private static void check(SequenceCases cases, Pattern pattern, int observations) {
    List<List<Event>> all = cases.events(pattern, observations);
    Result result = Sequences.evaluate(pattern, all, Steps.of(1_000_000));
    if (SequenceOracle.matches(pattern, only(all, Event::sure))) {
      assertThat(result).isInstanceOf(Match.class);
    } else if (SequenceOracle.matches(pattern, all)) {
      assertThat(result).isInstanceOf(Undecided.class);
    } else {
      assertThat(result).isEqualTo(new NoMatch());
    }
    if (result instanceof Match(List<Long> bound)) {
      assertBinds(pattern, only(all, Event::sure), bound);
    } else if (result instanceof Undecided(List<Long> bound)) {
      assertBinds(pattern, all, bound);
    }
  }

  private static void assertBinds(Pattern pattern, List<List<Event>> events, List<Long> bound) {
    assertThat(bound).isSorted().doesNotHaveDuplicates();
    List<List<Event>> left = only(events, event -> bound.contains(event.observation()));
    assertThat(SequenceOracle.matches(pattern, left)).isTrue();
  }

  private static List<List<Event>> only(List<List<Event>> events, Predicate<Event> wanted) {
    return events.stream().map(some -> some.stream().filter(wanted).toList()).toList();
  }
}
