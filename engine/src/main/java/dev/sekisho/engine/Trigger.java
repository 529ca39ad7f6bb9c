package dev.sekisho.engine;

import org.jspecify.annotations.Nullable;

/// Something that happens at an object and makes clauses worth evaluating: an atom is found, a
/// field has a value, or the object is there at all. Filled while rules are compiled, then only
/// read.
final class Trigger {
  private final @Nullable Field field;
  private final long weight;
  private final IntList primaries = new IntList();
  private final IntList alternates = new IntList();

  private Trigger(@Nullable Field field, long weight) {
    this.field = field;
    this.weight = weight;
  }

  /// An atom that an index finds.
  static Trigger found(Field field, Atom.Found found) {
    return new Trigger(
        field,
        switch (found) {
          case BY_KEY -> 1;
          case BY_RANGE -> 2;
          case BY_EXPRESSION -> 16;
          case BY_ORDER -> 1_000;
        });
  }

  /// A field has a value.
  static Trigger present(Field field) {
    return new Trigger(field, 10_000);
  }

  /// An object of the type is there.
  static Trigger there() {
    return new Trigger(null, 1_000_000);
  }

  /// Hands the clauses that hang on this as an alternate to another trigger, which happens wherever
  /// this would have.
  void handAlternatesTo(Trigger other) {
    for (int i = 0; i < alternates.size(); i++) {
      other.alternates.add(alternates.get(i));
    }
    alternates.clear();
  }

  /// The field it waits for; null if for the object alone.
  @Nullable Field field() {
    return field;
  }

  /// How often it is guessed to happen; the rarest is the best to wait for.
  long weight() {
    return weight;
  }

  /// Clauses that cannot hold unless this happens or its field is lost (or another of their first
  /// triggers).
  IntList primaries() {
    return primaries;
  }

  /// Clauses to evaluate when this happens at an object that lost the field of one of their first
  /// triggers.
  IntList alternates() {
    return alternates;
  }
}
