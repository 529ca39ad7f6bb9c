package dev.sekisho.cli;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import dev.sekisho.scan.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is left of a message once it was scanned: what is put out, and what is counted.
///
/// @param place the message
/// @param output its part of the report
/// @param verdict the answer
/// @param hints how many hints
/// @param causes the causes of what is incomplete, each once
/// @param defects how many defects
/// @param suppressed how many sightings and hints were left out on request
/// @param parts what it is to rules over several messages
/// @param copyFailure why it could not be copied; null if it was, or did not have to be
record Done(
    StreamSighting.Place place,
    Slice output,
    Verdict verdict,
    int hints,
    List<Cause> causes,
    int defects,
    int suppressed,
    List<StreamRules.Part> parts,
    @Nullable String copyFailure) {
  Done {
    causes = List.copyOf(causes);
    parts = List.copyOf(parts);
  }
}
