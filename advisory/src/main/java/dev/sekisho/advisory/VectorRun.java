package dev.sekisho.advisory;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Sources;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.engine.Sequences;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Observation;
import dev.sekisho.scan.Scanned;
import dev.sekisho.scan.Scanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One run of one test vector.
final class VectorRun {
  private final Vector vector;
  private final RuleSet rules;
  private final Limits limits;
  private final Scanner scanner;
  private final List<Localized> differences = new ArrayList<>();
  private final Map<Integer, List<List<Sequences.Event>>> eventsByRule = new HashMap<>();
  private long messages;

  VectorRun(Vector vector, RuleSet rules, Limits limits) {
    this.vector = vector;
    this.rules = rules;
    this.limits = limits;
    this.scanner = new Scanner(rules, limits);
  }

  VectorResult run(Path file) {
    try (MessageSource source = Sources.open(file, limits)) {
      for (Item item = source.next(); item != null; item = source.next()) {
        switch (item) {
          case Item.Message(RawMessage message) -> message(scanner.scan(message));
          case Item.Failure(_, String reason) ->
              differences.add(Localized.of("not read: " + reason, "読み取れません: " + reason));
        }
      }
    } catch (IOException e) {
      differences.add(Localized.of("not read: " + e, "読み取れません: " + e));
    }
    if (messages == 0) {
      differences.add(Localized.of("it holds no message", "メールがありません"));
    }
    compare(Localized.of("together", "全体"), vector.stream(), stream());
    return new VectorResult(vector.file(), vector.about(), differences);
  }

  private void message(Scanned scanned) {
    messages++;
    Localized where = Localized.of("message " + messages, messages + "通目");
    String verdict = scanned.verdict().key();
    if (!verdict.equals(vector.verdict())) {
      differences.add(
          Localized.of(
              "%s: verdict %s, expected %s".formatted(where.in("en"), verdict, vector.verdict()),
              "%s: 判定は%s、期待は%s".formatted(where.in("ja"), verdict, vector.verdict())));
    }
    compare(where, vector.sightings(), ids(scanned.sightings()));
    compare(where, vector.hints(), ids(scanned.hints()));
    gather(scanned.examination().observation(), scanned.partials());
  }

  private Set<String> ids(List<Outcome.Hit> hits) {
    Set<String> ids = new HashSet<>();
    hits.forEach(hit -> ids.add(rules.rules().get(hit.rule()).id()));
    return ids;
  }

  private void gather(Observation seen, List<Outcome.Partial> partials) {
    for (Outcome.Partial partial : partials) {
      eventsByRule
          .computeIfAbsent(partial.rule(), this::noEvents)
          .get(partial.bracket())
          .add(
              new Sequences.Event(
                  messages, seen.first(), seen.last(), seen.count(), partial.sure()));
    }
  }

  private List<List<Sequences.Event>> noEvents(int rule) {
    List<List<Sequences.Event>> events = new ArrayList<>();
    Pattern.brackets(rules.rules().get(rule).pattern()).forEach(_ -> events.add(new ArrayList<>()));
    return events;
  }

  /// Ids of the indicators that the messages together sight.
  private Set<String> stream() {
    Set<String> ids = new HashSet<>();
    eventsByRule.forEach(
        (rule, events) -> {
          Steps steps = Steps.of(limits.of(Limit.STEPS));
          Pattern pattern = rules.rules().get(rule).pattern();
          if (Sequences.evaluate(pattern, events, steps) instanceof Sequences.Match) {
            ids.add(rules.rules().get(rule).id());
          }
        });
    return ids;
  }

  private void compare(Localized where, Set<String> expected, Set<String> found) {
    for (String id : new TreeSet<>(expected)) {
      if (!found.contains(id)) {
        differences.add(
            Localized.of(where.in("en") + ": misses " + id, where.in("ja") + ": " + id + " を検知せず"));
      }
    }
    for (String id : new TreeSet<>(found)) {
      if (!expected.contains(id)) {
        differences.add(
            Localized.of(
                where.in("en") + ": sights " + id + ", which is not expected",
                where.in("ja") + ": 期待していない " + id + " を検知"));
      }
    }
  }
}
