package dev.sekisho.engine;

/// A path that some comparison reads, with the atoms on it.
final class Field {
  private final int number;
  private final PathNode node;
  private final AtomIndex index;
  private final Trigger present = Trigger.present(this);

  /// @param number place among all fields
  /// @param node where its path ends
  Field(int number, FieldPath path, PathNode node) {
    this.number = number;
    this.node = node;
    this.index = new AtomIndex(isBinary(path));
  }

  private static boolean isBinary(FieldPath path) {
    boolean binary = false;
    for (FieldPath.Step step : path.steps()) {
      if (step instanceof FieldPath.Key(String name)) {
        binary = name.endsWith("_bin") || name.endsWith("_hex");
      }
    }
    return binary;
  }

  int number() {
    return number;
  }

  PathNode node() {
    return node;
  }

  /// Finds the atoms that a value may satisfy.
  AtomIndex index() {
    return index;
  }

  /// Happens at each object where it has a value.
  Trigger present() {
    return present;
  }
}
