package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.Sequences;
import dev.sekisho.engine.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What messages together are to rules over several messages. Which messages these were is kept for
/// the first {@link Stream#EVENTS_IN_ALL} of them.
final class StreamRules {
  private static final int LISTED = 100;

  private final Catalogue catalogue;
  private final List<Rule> rules;
  private final Stream stream;
  private final List<StreamSighting.Place> places = new ArrayList<>();
  private long messages;

  StreamRules(Catalogue catalogue, List<Rule> rules) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.stream = new Stream(rule -> rules.get(rule).pattern());
  }

  /// A bracket that a message satisfies.
  ///
  /// @param rule number of the rule
  /// @param bracket number of the bracket in it
  /// @param sure false if only lost properties could satisfy it
  /// @param first time of the message; null if none is known
  /// @param last the same
  record Part(
      int rule, int bracket, boolean sure, @Nullable Instant first, @Nullable Instant last) {}

  /// True if there is such a rule with such a bracket.
  boolean has(Part part) {
    return part.rule() >= 0
        && part.rule() < rules.size()
        && part.bracket() >= 0
        && part.bracket() < Pattern.brackets(rules.get(part.rule()).pattern()).size();
  }

  /// Adds a message; those without parts need not be added.
  void add(StreamSighting.Place place, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    for (Part part : parts) {
      stream.add(
          part.rule(),
          part.bracket(),
          new Sequences.Event(messages, part.first(), part.last(), 1, part.sure()));
    }
    messages++;
    if (places.size() < Stream.EVENTS_IN_ALL) {
      places.add(place);
    }
  }

  /// What the messages add up to; of weak rules only what is sure.
  ///
  /// @param steps the step budget of each rule
  List<StreamSighting> sightings(long steps) {
    List<StreamSighting> found = new ArrayList<>();
    for (Stream.Finding finding : stream.finish(steps)) {
      StreamSighting sighting = sighting(finding);
      if (sighting.sure() || !rules.get(finding.rule()).weak()) {
        found.add(sighting);
      }
    }
    return found;
  }

  private StreamSighting sighting(Stream.Finding finding) {
    Catalogue.Entry entry = catalogue.entry(finding.rule());
    return switch (finding.result()) {
      case Sequences.Match(List<Long> bound) -> sighting(entry, true, bound);
      case Sequences.Undecided(List<Long> bound) -> sighting(entry, false, bound);
      case Sequences.Stopped _, Sequences.NoMatch _ -> sighting(entry, false, List.of());
    };
  }

  private StreamSighting sighting(Catalogue.Entry entry, boolean sure, List<Long> bound) {
    List<StreamSighting.Place> listed =
        bound.stream()
            .filter(number -> number < places.size())
            .limit(LISTED)
            .map(number -> places.get(number.intValue()))
            .toList();
    return new StreamSighting(entry.advisory(), entry.indicator(), sure, listed, bound.size());
  }
}
