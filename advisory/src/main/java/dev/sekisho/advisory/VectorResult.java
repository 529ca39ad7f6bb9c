package dev.sekisho.advisory;

import java.util.List;

/// What running one test vector gave.
///
/// @param file name of its file
/// @param about what it shows
/// @param differences from what it must give, one line each; empty if there is none
public record VectorResult(String file, Localized about, List<Localized> differences) {
  public VectorResult {
    differences = List.copyOf(differences);
  }

  /// True if it gave what it must.
  public boolean passed() {
    return differences.isEmpty();
  }
}
