package dev.sekisho.cli;

/// How a run ended; of two ends the later one in this order counts (docs/formats/exit-codes.md).
enum Exit {
  /// Nothing was found, and nothing was left unseen that an indicator could need.
  CLEAN(0),
  /// Something could not be seen, and an indicator could need it; or a match is unknown.
  INCOMPLETE(3),
  /// Wrong usage, an input or output that failed, or something that was asked for is not valid.
  ERROR(2),
  /// A sighting, or a match.
  SIGHTING(1);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /// The exit status of the process.
  int code() {
    return code;
  }

  /// The one of the two that counts.
  Exit or(Exit other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
