package dev.sekisho.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A text of a page with what its surroundings say it is.
///
/// @param text the text, without its label
/// @param label what it is, if words before it, its column or its heading say so
/// @param labelText those words
/// @param topics what its section is about; empty where no heading says
/// @param section number of its section, from 0
/// @param block the block it is of
/// @param cell number of its cell in the block
/// @param row the passages of the same row, itself included; itself alone if it is in none
record Passage(
    Text text,
    Optional<Label> label,
    String labelText,
    Set<Topic> topics,
    int section,
    Block block,
    int cell,
    List<Passage> row) {
  Passage {
    topics = Set.copyOf(topics);
  }

  boolean is(Label wanted) {
    return label.isPresent() && label.get() == wanted;
  }

  boolean about(Topic topic) {
    return topics.contains(topic);
  }

  String value() {
    return text.value();
  }

  /// The passage of the same row that has a label.
  Optional<Passage> beside(Label wanted) {
    return row.stream().filter(passage -> passage.is(wanted)).findFirst();
  }
}
