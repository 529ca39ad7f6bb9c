package dev.sekisho.stix;

/// What the lint has to say of one comparison.
///
/// @param code as in {@link Diagnostic}
/// @param severity WARNING or NOTE
/// @param ofPath true if it is about the path, false if about the constant
/// @param never true if the comparison can never be true for it
record Flaw(String code, Severity severity, boolean ofPath, boolean never, String message) {
  /// A path that never leads to a value.
  static Flaw deadPath(String code, String message) {
    return new Flaw(code, Severity.WARNING, true, true, message);
  }

  /// Something about a path worth knowing.
  static Flaw pathNote(String code, String message) {
    return new Flaw(code, Severity.NOTE, true, false, message);
  }

  /// A constant that does not do what it seems to.
  static Flaw constant(String code, boolean never, String message) {
    return new Flaw(code, Severity.WARNING, false, never, message);
  }
}
