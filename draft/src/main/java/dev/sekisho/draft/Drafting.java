package dev.sekisho.draft;

/// What became of a page.
public sealed interface Drafting {
  /// A draft was made of it.
  record Drafted(Draft draft) implements Drafting {}

  /// It could not be read.
  record Refused(Refusal refusal) implements Drafting {}
}
