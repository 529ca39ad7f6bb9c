package dev.sekisho.stix;

/// How grave a {@link Diagnostic} is.
public enum Severity {
  /// What it is about is not usable.
  ERROR,
  /// It is usable, and does not do what its author meant, or never does anything.
  WARNING,
  /// Nothing is wrong; worth knowing.
  NOTE
}
