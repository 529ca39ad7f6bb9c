package dev.sekisho.exchange;

import java.util.Optional;

/// One comparison of an indicator.
///
/// @param type type of the object
/// @param subject what it asks about; empty if no target knows it
/// @param check what it asks of it
/// @param text the comparison as in a pattern
record Term(String type, Optional<Subject> subject, Check check, String text) {
  /// True if it asks about this.
  boolean about(Subject.Kind kind) {
    return subject.isPresent() && subject.get().kind() == kind;
  }
}
