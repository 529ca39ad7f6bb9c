package dev.sekisho.engine;

import dev.sekisho.engine.Sequences.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random patterns and events, small enough for {@link SequenceOracle}.
final class SequenceCases {
  static final Pattern BRACKET = new Pattern.Bracket(new Condition.All(List.of()));

  private final Random random;
  private final boolean instants;
  private final boolean often;

  /// @param instants true if first = last always
  /// @param often true if observations have counts and may have no time
  SequenceCases(Random random, boolean instants, boolean often) {
    this.random = random;
    this.instants = instants;
    this.often = often;
  }

  static Instant at(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  /// Any pattern of up to `brackets` brackets, written out.
  Pattern pattern(int brackets) {
    if (brackets == 1) {
      return random.nextInt(3) == 0 ? qualified(BRACKET) : BRACKET;
    }
    if (random.nextInt(4) == 0) {
      int times = 2 + random.nextInt(brackets - 1);
      return maybe(new Pattern.Repeats(pattern(brackets / times), times));
    }
    int left = 1 + random.nextInt(brackets - 1);
    Pattern first = pattern(left);
    Pattern second = pattern(brackets - left);
    return maybe(
        switch (random.nextInt(3)) {
          case 0 -> new Pattern.And(first, second);
          case 1 -> new Pattern.Or(first, second);
          default -> new Pattern.FollowedBy(first, second);
        });
  }

  /// Brackets under AND, some repeated or bounded, maybe in a window.
  Pattern flat(int brackets) {
    Pattern pattern = piece();
    for (int i = 1; i < brackets; i++) {
      pattern = new Pattern.And(pattern, piece());
    }
    return random.nextBoolean() ? within(pattern) : pattern;
  }

  /// A chain of brackets, maybe repeated, maybe in a window.
  Pattern chain(int brackets, int times) {
    Pattern pattern = times == 1 ? piece() : BRACKET;
    for (int i = 1; i < brackets; i++) {
      pattern = new Pattern.FollowedBy(pattern, times == 1 ? piece() : BRACKET);
    }
    Pattern repeated = times == 1 ? pattern : new Pattern.Repeats(pattern, times);
    return random.nextBoolean() ? within(repeated) : repeated;
  }

  private Pattern piece() {
    return switch (random.nextInt(5)) {
      case 0 -> new Pattern.Repeats(BRACKET, 2);
      case 1 -> startStop(BRACKET);
      default -> BRACKET;
    };
  }

  private Pattern maybe(Pattern pattern) {
    return random.nextInt(3) == 0 ? qualified(pattern) : pattern;
  }

  private Pattern qualified(Pattern pattern) {
    return random.nextInt(3) == 0 ? startStop(pattern) : within(pattern);
  }

  private Pattern within(Pattern pattern) {
    return new Pattern.Within(pattern, Duration.ofNanos(1 + random.nextInt(4)));
  }

  private Pattern startStop(Pattern pattern) {
    int start = random.nextInt(4);
    return new Pattern.StartStop(pattern, at(start), at(start + random.nextInt(6)));
  }

  /// Events for a pattern, of up to `most` observations.
  List<List<Event>> events(Pattern pattern, int most) {
    List<Event> observations = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      long first = random.nextInt(7);
      long last = instants ? first : first + random.nextInt(3);
      boolean timeless = often && random.nextInt(8) == 0;
      observations.add(
          new Event(
              100 - i,
              timeless ? null : at(first),
              timeless ? null : at(last),
              often && random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1,
              true));
    }
    int density = 1 + random.nextInt(3);
    return Pattern.brackets(pattern).stream().map(_ -> some(observations, density)).toList();
  }

  private List<Event> some(List<Event> observations, int density) {
    List<Event> events = new ArrayList<>();
    for (Event event : observations) {
      if (random.nextInt(4) < density) {
        boolean sure = random.nextInt(5) > 0;
        events.add(
            new Event(event.observation(), event.first(), event.last(), event.count(), sure));
      }
    }
    return events;
  }
}
