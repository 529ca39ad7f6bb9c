package dev.sekisho.engine;

/// How far something is known to hold, in rising order: Kleene's false, unknown and true.
enum Truth {
  /// It does not hold.
  NO,
  /// Only lost properties could make it hold.
  POSSIBLE,
  /// It holds.
  SURE
}
