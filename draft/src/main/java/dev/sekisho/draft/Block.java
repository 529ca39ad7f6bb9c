package dev.sekisho.draft;

import java.util.List;

/// A block of a page.
///
/// @param kind what it is
/// @param level of a heading: 1 for the highest; else 0
/// @param cells the cells of a row; one text of any other block
/// @param header the header cells above a row, by column; empty if it has none
record Block(Kind kind, int level, List<Text> cells, List<String> header) {
  Block {
    cells = List.copyOf(cells);
    header = List.copyOf(header);
  }

  /// Kinds of blocks.
  enum Kind {
    /// A heading.
    HEADING,
    /// A paragraph, or a line of one that the page breaks.
    PARAGRAPH,
    /// An item of a list.
    ITEM,
    /// A row of a table, or a term with its description.
    ROW,
    /// A line of a preformatted text or of a quotation.
    QUOTED
  }

  static Block of(Kind kind, Text text) {
    return new Block(kind, 0, List.of(text), List.of());
  }

  static Block heading(int level, Text text) {
    return new Block(Kind.HEADING, level, List.of(text), List.of());
  }

  /// The text, or the first cell.
  Text text() {
    return cells.getFirst();
  }
}
