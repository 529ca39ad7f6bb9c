package dev.sekisho.cli;

/// Forms in which hosts are reported.
enum HostFormat {
  /// For people.
  TEXT,
  /// One object a line.
  JSON,
  /// A bundle.
  STIX
}
