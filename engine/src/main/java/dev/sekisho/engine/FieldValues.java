package dev.sekisho.engine;

import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;

/// The values of one field at one object, with the objects that hold them, and its losses. Reused
/// for the next object.
final class FieldValues {
  private final List<Value> values = new ArrayList<>();
  private final List<ObservedObject> holders = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private int generation;

  /// Empties it if it still holds what was found at an earlier object.
  void renew(int current) {
    if (generation != current) {
      generation = current;
      clear();
    }
  }

  /// Lets go of what it holds.
  void clear() {
    values.clear();
    holders.clear();
    losses.clear();
  }

  void add(Value value, ObservedObject holder) {
    values.add(value);
    holders.add(holder);
  }

  boolean isOf(int current) {
    return generation == current;
  }

  List<Value> values() {
    return values;
  }

  ObservedObject holder(int value) {
    return holders.get(value);
  }

  List<Loss> losses() {
    return losses;
  }
}
