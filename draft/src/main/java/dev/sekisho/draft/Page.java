package dev.sekisho.draft;

import java.util.List;

/// A page as blocks.
///
/// @param name the name of its source
/// @param japanese true if it is in Japanese; else it counts as English
/// @param blocks its blocks in order
/// @param stated what its head states: its title, dates, author
/// @param complete false if a limit was met: then what is here is its beginning
record Page(
    String name, boolean japanese, List<Block> blocks, List<Stated> stated, boolean complete) {
  Page {
    blocks = List.copyOf(blocks);
    stated = List.copyOf(stated);
  }

  /// Something the head of the page states.
  ///
  /// @param name what it is called there, such as `author`
  record Stated(String name, Text text) {}
}
