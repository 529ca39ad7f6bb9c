package dev.sekisho.cli;

import dev.sekisho.bytes.Cause;
import dev.sekisho.scan.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run came to.
final class Summary {
  private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
  private long messages;
  private long bytes;
  private long nanos;
  private long sightings;
  private long hints;
  private long incomplete;
  private long defects;
  private long suppressed;
  private long streams;
  private Earlier earlier = new Earlier(0, 0, 0);
  private Exit exit = Exit.CLEAN;

  /// Counts a message.
  void add(Done done, long length) {
    messages++;
    bytes += length;
    hints += done.hints();
    defects += done.defects();
    suppressed += done.suppressed();
    done.causes().forEach(cause -> causes.merge(cause, 1L, Long::sum));
    switch (done.verdict()) {
      case SIGHTING -> {
        sightings++;
        exit = exit.or(Exit.SIGHTING);
      }
      case INCOMPLETE -> {
        incomplete++;
        exit = exit.or(Exit.INCOMPLETE);
      }
      case CLEAN -> exit = exit.or(Exit.CLEAN);
    }
  }

  /// Messages that earlier runs scanned.
  ///
  /// @param messages how many were passed over
  /// @param sightings how many of them had been sighted
  /// @param incomplete how many of them had been incomplete
  record Earlier(long messages, long sightings, long incomplete) {}

  /// Counts a message that an earlier run scanned; its verdict counts as it did then.
  void passedOver(Verdict verdict) {
    switch (verdict) {
      case SIGHTING -> {
        earlier = new Earlier(earlier.messages + 1, earlier.sightings + 1, earlier.incomplete);
        exit = exit.or(Exit.SIGHTING);
      }
      case INCOMPLETE -> {
        earlier = new Earlier(earlier.messages + 1, earlier.sightings, earlier.incomplete + 1);
        exit = exit.or(Exit.INCOMPLETE);
      }
      case CLEAN ->
          earlier = new Earlier(earlier.messages + 1, earlier.sightings, earlier.incomplete);
    }
  }

  /// What earlier runs scanned.
  Earlier earlier() {
    return earlier;
  }

  /// Counts a sighting that spans messages.
  void add(StreamSighting sighting) {
    streams++;
    if (!sighting.indicator().weak()) {
      exit = exit.or(sighting.sure() ? Exit.SIGHTING : Exit.INCOMPLETE);
    }
  }

  /// Notes that an input or output failed.
  void failed() {
    exit = exit.or(Exit.ERROR);
  }

  /// Notes how long the run took.
  void took(long elapsedNanos) {
    nanos = elapsedNanos;
  }

  /// How the run ended.
  Exit exit() {
    return exit;
  }

  /// Prints it for people.
  void print(Session session) {
    double seconds = Math.max(nanos, 1) / 1e9;
    session.say(
        "summary.read",
        String.format(Locale.ROOT, "%,d", messages),
        size(bytes),
        String.format(Locale.ROOT, "%.2f", seconds),
        size(Math.round(bytes / seconds)));
    session.say("summary.found", sightings, hints, incomplete, byCause(session), defects);
    if (earlier.messages > 0) {
      session.say("summary.passed", earlier.messages, earlier.sightings, earlier.incomplete);
    }
    if (streams > 0) {
      session.say("summary.streams", streams);
    }
    if (suppressed > 0) {
      session.say("summary.suppressed", suppressed);
    }
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private String byCause(Session session) {
    return causes.isEmpty()
        ? ""
        : causes.entrySet().stream()
            .map(e -> session.messages().text("cause." + e.getKey().key()) + " " + e.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
