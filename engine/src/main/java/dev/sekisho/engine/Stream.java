package dev.sekisho.engine;

import dev.sekisho.engine.Sequences.Event;
import dev.sekisho.engine.Sequences.NoMatch;
import dev.sekisho.engine.Sequences.Reason;
import dev.sekisho.engine.Sequences.Result;
import dev.sekisho.engine.Sequences.Stopped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/// The events of rules over several observations, kept while the observations go by.
///
/// Observations need not come in order of time (a mailbox is not sorted), so the rules are
/// evaluated at the end, over all that was kept. What is kept is bounded, for each bracket and in
/// all: once full, a bracket keeps the events it has, except that a sure event takes the place of
/// an unsure one. A rule that lost an event can still match, since what was kept is true; where it
/// does not, the answer is {@link Reason#EVENTS} and never {@link NoMatch}.
///
/// Used by any number of threads. Which events are kept once full depends on the order they come
/// in; up to there the answer does not.
public final class Stream {
  /// How many events are kept for each bracket of each rule, unless said otherwise.
  public static final int EVENTS_PER_BRACKET = 10_000;

  /// How many events are kept in all, unless said otherwise: about 25 MB.
  public static final int EVENTS_IN_ALL = 250_000;

  private final IntFunction<Pattern> patterns;
  private final int perBracket;
  private final int inAll;
  private final AtomicLong kept = new AtomicLong();
  private final Map<Integer, List<Kept>> byRule = new ConcurrentSkipListMap<>();

  /// What the observations say of a rule.
  ///
  /// @param rule number of the rule
  /// @param result never {@link NoMatch}
  public record Finding(int rule, Result result) {}

  private static final class Kept {
    final List<Event> sure = new ArrayList<>();
    final List<Event> unsure = new ArrayList<>();
    boolean dropped;
  }

  /// Keeps {@link #EVENTS_PER_BRACKET} and {@link #EVENTS_IN_ALL}.
  ///
  /// @param patterns gives a rule's pattern by the rule's number; asked by several threads
  public Stream(IntFunction<Pattern> patterns) {
    this(patterns, EVENTS_PER_BRACKET, EVENTS_IN_ALL);
  }

  /// Keeps so many events for each bracket, and so many in all.
  ///
  /// @param patterns gives a rule's pattern by the rule's number; asked by several threads
  public Stream(IntFunction<Pattern> patterns, int perBracket, int inAll) {
    this.patterns = patterns;
    this.perBracket = perBracket;
    this.inAll = inAll;
  }

  /// Takes note of an observation that satisfies a bracket, as {@link Outcome.Partial} says.
  ///
  /// @param rule number of the rule
  /// @param bracket number of the bracket in {@link Pattern#brackets}
  /// @param event of which the observation's number is any number that stands for it
  public void add(int rule, int bracket, Event event) {
    List<Kept> brackets = byRule.computeIfAbsent(rule, this::empty);
    synchronized (brackets) {
      add(brackets.get(bracket), event);
    }
  }

  private List<Kept> empty(int rule) {
    return Pattern.brackets(patterns.apply(rule)).stream().map(_ -> new Kept()).toList();
  }

  private void add(Kept bracket, Event event) {
    if (!room(bracket)) {
      bracket.dropped = true;
      if (!event.sure() || bracket.unsure.isEmpty()) {
        return;
      }
      bracket.unsure.removeLast();
    }
    (event.sure() ? bracket.sure : bracket.unsure).add(event);
  }

  private boolean room(Kept bracket) {
    if (bracket.sure.size() + bracket.unsure.size() >= perBracket) {
      return false;
    }
    if (kept.incrementAndGet() <= inAll) {
      return true;
    }
    kept.decrementAndGet();
    return false;
  }

  /// Evaluates the rules over what was kept so far.
  ///
  /// @param stepsPerRule the step budget of each rule
  /// @return what matches, is undecided or stopped, by ascending rule number
  public List<Finding> finish(long stepsPerRule) {
    List<Finding> findings = new ArrayList<>();
    byRule.forEach(
        (rule, brackets) -> {
          Result result;
          synchronized (brackets) {
            result = evaluate(patterns.apply(rule), brackets, Steps.of(stepsPerRule));
          }
          if (!(result instanceof NoMatch)) {
            findings.add(new Finding(rule, result));
          }
        });
    return findings;
  }

  private static Result evaluate(Pattern pattern, List<Kept> brackets, Steps steps) {
    List<List<Event>> events = brackets.stream().map(Stream::sorted).toList();
    Result result = Sequences.evaluate(pattern, events, steps);
    boolean dropped = brackets.stream().anyMatch(bracket -> bracket.dropped);
    return dropped && result instanceof NoMatch ? new Stopped(Reason.EVENTS) : result;
  }

  private static List<Event> sorted(Kept bracket) {
    List<Event> events = new ArrayList<>(bracket.sure);
    events.addAll(bracket.unsure);
    events.sort(Comparator.comparingLong(Event::observation));
    return events;
  }
}
