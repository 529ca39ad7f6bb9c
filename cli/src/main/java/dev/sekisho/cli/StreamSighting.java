package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import java.util.List;

/// A sighting that only several messages together make, or their times.
///
/// @param advisory the advisory it belongs to
/// @param indicator the indicator
/// @param sure true for a sighting; false if only what could not be seen would make it one
/// @param messages the messages it is bound to, in the order they were read; at most 100 of them
/// @param count how many messages it is bound to
record StreamSighting(
    Advisory advisory, Indicator indicator, boolean sure, List<Place> messages, int count) {
  StreamSighting {
    messages = List.copyOf(messages);
  }

  /// A message: its source and its number there.
  record Place(String source, long message) {}
}
