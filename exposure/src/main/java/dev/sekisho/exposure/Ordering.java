package dev.sekisho.exposure;

/// How one version stands to another.
public enum Ordering {
  /// It comes before.
  BEFORE,
  /// It is the same version.
  SAME,
  /// It comes after.
  AFTER,
  /// No rule orders the two.
  UNORDERED;

  /// Of a comparison's sign.
  static Ordering of(int sign) {
    return sign < 0 ? BEFORE : sign > 0 ? AFTER : SAME;
  }
}
