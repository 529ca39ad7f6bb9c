package dev.sekisho.observe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One observation: objects seen together (a STIX Observed Data object, §4.14; in a scan one
/// top-level message with everything in it).
///
/// @param id the Observed Data id, or a name for the message
/// @param objects all objects, in no particular order; references between them need not stay inside
/// @param first when it was first observed; null if no time is known: temporal terms are then false
/// @param last when it was last observed; null exactly when `first` is
/// @param count how often it was observed (`number_observed`), at least 1
/// @param unseen gaps behind which there may be further objects, with the types they may have: an
///   object of such a type with any property at all may exist (members past a limit, an encrypted
///   directory)
public record Observation(
    String id,
    List<ObservedObject> objects,
    @Nullable Instant first,
    @Nullable Instant last,
    long count,
    List<Unseen> unseen) {
  public Observation {
    objects = List.copyOf(objects);
    unseen = List.copyOf(unseen);
    if (count < 1) {
      throw new IllegalArgumentException("number_observed must be at least 1, not " + count);
    }
    if ((first == null) != (last == null)) {
      throw new IllegalArgumentException("first and last must both be known or both be null");
    }
  }

  /// Objects that may exist behind a gap.
  ///
  /// @param type object type they may have
  /// @param gap the gap
  public record Unseen(String type, Gap gap) {}
}
