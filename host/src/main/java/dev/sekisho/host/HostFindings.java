package dev.sekisho.host;

import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Sequences;
import dev.sekisho.engine.Stream;
import dev.sekisho.host.Artefact.Lost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has been found on a host so far, bounded whatever the host: of each indicator the first
/// artefacts, of what could not be read the first things.
final class HostFindings {
  /// Artefacts that are kept of each indicator.
  static final int ARTEFACTS = 100;

  private static final int OPEN = 1_000;
  private static final int NOTES = 10_000;

  private final Map<Integer, Hits> hits = new TreeMap<>();
  private final List<OpenEnd> open = new ArrayList<>();
  private final Map<Long, Note> notes = new HashMap<>();
  private final Stream stream;
  private int[] lastRules = {};
  private long moreOpen;
  private long observations;

  HostFindings(Stream stream) {
    this.stream = stream;
  }

  /// What one indicator met by itself.
  static final class Hits {
    private final List<Sole> first = new ArrayList<>();
    private long count;

    List<Sole> first() {
      return first;
    }

    long count() {
      return count;
    }
  }

  /// One artefact that met an indicator by itself.
  ///
  /// @param deleted true if it is what remains of something deleted
  record Sole(String artefact, Outcome.Hit hit, boolean deleted) {}

  /// An artefact that is a part of what several together meet.
  record Note(String artefact, List<Outcome.Evidence> evidence) {}

  /// Something lost, and the rules it leaves open.
  ///
  /// @param count rules it leaves open by itself
  /// @param rules up to five of them
  /// @param parts rules over several observations it may be a part of; shared, not to be changed
  @SuppressWarnings("ArrayRecordComponent") // one array for thousands of such ends
  record OpenEnd(
      String artefact, Lost lost, String property, long count, List<Integer> rules, int[] parts) {}

  /// Takes note of what an artefact came to.
  ///
  /// @return true if there was something to take note of
  /// @param count for how many observations it may stand
  boolean add(
      String artefact, Outcome outcome, java.time.Instant time, long count, Lost otherwise) {
    hits(artefact, outcome, false);
    partials(artefact, outcome, time, count);
    for (Outcome.Undecided undecided : outcome.undecided()) {
      Lost lost = new Lost(undecided.gap().cause(), undecided.gap().detail());
      open(
          new OpenEnd(
              artefact,
              lost,
              undecided.property(),
              undecided.count(),
              undecided.rules(),
              new int[0]));
    }
    int[] unsure =
        outcome.partials().stream()
            .filter(partial -> !partial.sure())
            .mapToInt(Outcome.Partial::rule)
            .distinct()
            .toArray();
    if (unsure.length > 0) {
      open(new OpenEnd(artefact, otherwise, "", 0, List.of(), shared(unsure)));
    }
    return !outcome.hits().isEmpty()
        || !outcome.partials().isEmpty()
        || !outcome.undecided().isEmpty();
  }

  /// Takes note of the indicators that what remains of something deleted met by itself.
  void remains(String artefact, Outcome outcome) {
    hits(artefact, outcome, true);
  }

  private void hits(String artefact, Outcome outcome, boolean deleted) {
    for (Outcome.Hit hit : outcome.hits()) {
      Hits of = hits.computeIfAbsent(hit.rule(), _ -> new Hits());
      of.count++;
      if (of.first.size() < ARTEFACTS) {
        of.first.add(new Sole(artefact, hit, deleted));
      }
    }
  }

  private void partials(String artefact, Outcome outcome, java.time.Instant time, long count) {
    if (outcome.partials().isEmpty()) {
      return;
    }
    List<Outcome.Evidence> evidence = new ArrayList<>();
    for (Outcome.Partial partial : outcome.partials()) {
      stream.add(
          partial.rule(),
          partial.bracket(),
          new Sequences.Event(observations, time, time, count, partial.sure()));
      evidence.addAll(partial.evidence());
    }
    if (notes.size() < NOTES) {
      notes.put(observations, new Note(artefact, evidence));
    }
    observations++;
  }

  private int[] shared(int[] rules) {
    if (!Arrays.equals(rules, lastRules)) {
      lastRules = rules;
    }
    return lastRules;
  }

  /// Takes note of something lost.
  void open(OpenEnd end) {
    if (open.size() < OPEN) {
      open.add(end);
    } else {
      moreOpen++;
    }
  }

  /// What indicators met by themselves, by the number of their rules.
  Map<Integer, Hits> hits() {
    return hits;
  }

  /// What was lost.
  List<OpenEnd> open() {
    return open;
  }

  /// How many more things were lost.
  long moreOpen() {
    return moreOpen;
  }

  /// What artefacts come to together.
  List<Stream.Finding> together(long steps) {
    return stream.finish(steps);
  }

  /// An artefact by the number of its observation; null if it was not kept.
  @org.jspecify.annotations.Nullable
  Note note(long observation) {
    return notes.get(observation);
  }
}
