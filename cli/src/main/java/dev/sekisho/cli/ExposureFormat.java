package dev.sekisho.cli;

/// Forms of the report on exposures.
enum ExposureFormat {
  /// For people.
  TEXT,
  /// JSON, one object a line.
  JSON,
  /// CSV (RFC 4180).
  CSV,
  /// A page.
  HTML
}
