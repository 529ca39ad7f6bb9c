package dev.sekisho.draft;

/// An indicator to be written.
///
/// @param name what it is, for people
/// @param pattern its STIX pattern
/// @param confidence how much it says alone: below 50 it only hints
/// @param doubtful true if a fact it is made of is doubtful
record DraftIndicator(String name, String pattern, int confidence, boolean doubtful) {
  /// What all its facts make very likely.
  static final int STRONG = 80;

  /// What says little alone.
  static final int WEAK = 30;
}
