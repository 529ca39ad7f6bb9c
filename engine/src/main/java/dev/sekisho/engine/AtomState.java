package dev.sekisho.engine;

import org.jspecify.annotations.Nullable;

/// What is known of one atom at one object. Reused for the next object.
final class AtomState {
  private int generation;
  private @Nullable Truth truth;
  private final IntList candidates = new IntList();
  private int value;
  private Check.Answer.Met match = new Check.Answer.Met(0, -1);

  /// Forgets what was known at an earlier object.
  ///
  /// @return true if it did
  boolean renew(int current) {
    if (generation == current) {
      return false;
    }
    generation = current;
    truth = null;
    candidates.clear();
    return true;
  }

  boolean isOf(int current) {
    return generation == current;
  }

  /// Null if not yet evaluated.
  @Nullable Truth truth() {
    return truth;
  }

  void set(Truth known) {
    truth = known;
  }

  void satisfied(int byValue, Check.Answer.Met where) {
    truth = Truth.SURE;
    value = byValue;
    match = where;
  }

  /// Numbers of the values that an index found and that are not confirmed.
  IntList candidates() {
    return candidates;
  }

  /// Number of the value that satisfied it.
  int value() {
    return value;
  }

  Check.Answer.Met match() {
    return match;
  }
}
