package dev.sekisho.scan;

import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import java.util.List;

/// What was seen of one message, before any rule is asked.
///
/// @param observation its objects, as the engine reads them
/// @param root the tree of its parts and members
/// @param gaps what could not be seen, whether or not a rule might need it
/// @param identity who the message is
public record Examination(Observation observation, Node root, List<Gap> gaps, Identity identity) {
  public Examination {
    gaps = List.copyOf(gaps);
  }
}
