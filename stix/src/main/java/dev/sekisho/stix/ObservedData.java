package dev.sekisho.stix;

import dev.sekisho.observe.Observation;
import java.util.List;

/// Observed data as read from JSON.
///
/// @param observations one an Observed Data object, in the order of the document
/// @param diagnostics what could not be read, or only in part
public record ObservedData(List<Observation> observations, List<JsonDiagnostic> diagnostics) {
  public ObservedData {
    observations = List.copyOf(observations);
    diagnostics = List.copyOf(diagnostics);
  }
}
