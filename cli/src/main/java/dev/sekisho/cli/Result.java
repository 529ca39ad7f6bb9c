package dev.sekisho.cli;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.scan.Identity;
import dev.sekisho.scan.Verdict;
import java.util.List;

/// What is reported of one message.
///
/// @param source the input as it was given
/// @param message number in the source, from 1
/// @param offset where it starts in the source, in bytes
/// @param inStore true if the source holds many messages, as an mbox does
/// @param bytes its length as read
/// @param identity who it is
/// @param multipart true if it is a multipart message
/// @param verdict the answer
/// @param sightings what it was sighted for
/// @param hints what only hints
/// @param incomplete what could not be seen and might have been a sighting
/// @param defects what is wrong with it
/// @param suppressed sightings and hints left out on request
record Result(
    String source,
    long message,
    long offset,
    boolean inStore,
    long bytes,
    Identity identity,
    boolean multipart,
    Verdict verdict,
    List<Finding> sightings,
    List<Finding> hints,
    List<Open> incomplete,
    List<Flaw> defects,
    int suppressed) {
  Result {
    sightings = List.copyOf(sightings);
    hints = List.copyOf(hints);
    incomplete = List.copyOf(incomplete);
    defects = List.copyOf(defects);
  }

  /// What a gap leaves open.
  ///
  /// @param cause why it could not be seen
  /// @param detail more about it, such as the limit that was met; possibly empty
  /// @param path the node it was lost in
  /// @param property what was lost; empty if everything
  /// @param count how many indicators it leaves open
  /// @param indicators up to five of them
  record Open(
      Cause cause,
      String detail,
      List<String> path,
      String property,
      long count,
      List<String> indicators) {
    Open {
      path = List.copyOf(path);
      indicators = List.copyOf(indicators);
    }
  }

  /// A defect and where it is.
  record Flaw(List<String> path, Defect defect) {
    Flaw {
      path = List.copyOf(path);
    }
  }
}
