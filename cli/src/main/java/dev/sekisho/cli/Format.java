package dev.sekisho.cli;

/// Forms of output.
enum Format {
  /// For people.
  TEXT,
  /// JSON, one object a line.
  JSON,
  /// CSV (RFC 4180).
  CSV,
  /// A STIX 2.1 bundle.
  STIX
}
