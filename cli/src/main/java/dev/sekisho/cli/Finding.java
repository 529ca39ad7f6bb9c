package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import java.util.List;

/// An indicator that met a message, with its evidence.
///
/// @param advisory the advisory it belongs to
/// @param indicator the indicator
/// @param path the container path of what it met: that of the innermost evidence
/// @param evidence what satisfied it, one entry a comparison
record Finding(Advisory advisory, Indicator indicator, List<String> path, List<Term> evidence) {
  Finding {
    path = List.copyOf(path);
    evidence = List.copyOf(evidence);
  }

  /// A comparison and what satisfied it.
  ///
  /// @param path container path of the object that holds the value
  /// @param object its type, such as `file`
  /// @param term the comparison as written in a pattern
  /// @param value what was found, from the match on; empty where it cannot be shown as text
  /// @param start where in the value the match starts: bytes in a binary value, UTF-16 units in a
  ///   text
  /// @param length how long it is; -1 where the whole value was compared
  /// @param openedBy where the password is from that opened what holds the object, such as `body`;
  ///   empty if none had to
  record Term(
      List<String> path,
      String object,
      String term,
      String value,
      int start,
      int length,
      String openedBy) {
    Term {
      path = List.copyOf(path);
    }
  }
}
