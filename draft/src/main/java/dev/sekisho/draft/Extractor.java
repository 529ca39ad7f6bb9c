package dev.sekisho.draft;

/// Finds facts of some kinds in a notice. It has no state.
interface Extractor {
  /// Adds what it finds.
  void extract(Notice notice, Facts facts);
}
