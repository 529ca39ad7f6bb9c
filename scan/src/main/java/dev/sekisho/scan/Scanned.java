package dev.sekisho.scan;

import dev.sekisho.engine.Outcome;
import java.util.List;

/// One message, examined and matched.
///
/// @param examination what was seen
/// @param verdict the answer
/// @param sightings hits of rules that are not weak
/// @param hints hits of weak rules
/// @param undecided what gaps leave open; our own failure is an entry too, with cause `failure`
/// @param partials what this message contributes to rules over several messages
public record Scanned(
    Examination examination,
    Verdict verdict,
    List<Outcome.Hit> sightings,
    List<Outcome.Hit> hints,
    List<Outcome.Undecided> undecided,
    List<Outcome.Partial> partials) {
  public Scanned {
    sightings = List.copyOf(sightings);
    hints = List.copyOf(hints);
    undecided = List.copyOf(undecided);
    partials = List.copyOf(partials);
  }
}
