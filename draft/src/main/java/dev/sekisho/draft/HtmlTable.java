package dev.sekisho.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The rows of the tables and description lists that are open. A table in a cell is read as a table
/// of its own.
final class HtmlTable {
  private final Deque<Open> tables = new ArrayDeque<>();

  private static final class Open {
    final boolean list;
    final List<Text> cells = new ArrayList<>();
    List<String> header = List.of();
    boolean headed = true;
    boolean inCell;
    boolean first = true;

    Open(boolean list) {
      this.list = list;
    }
  }

  void open() {
    tables.push(new Open(false));
  }

  void list() {
    tables.push(new Open(true));
  }

  boolean inCell() {
    return !tables.isEmpty() && tables.element().inCell;
  }

  void row() {
    if (!tables.isEmpty()) {
      tables.element().cells.clear();
      tables.element().headed = true;
    }
  }

  void cell(String name) {
    if (!tables.isEmpty()) {
      tables.element().inCell = true;
      if (name.equals("td")) {
        tables.element().headed = false;
      }
    }
  }

  /// Ends a cell that holds `text`.
  void end(Text text) {
    if (!tables.isEmpty()) {
      tables.element().inCell = false;
      tables.element().cells.add(text);
    }
  }

  void endRow(Blocks blocks) {
    if (!tables.isEmpty() && !tables.element().list) {
      emit(tables.element(), blocks);
    }
  }

  private static void emit(Open table, Blocks blocks) {
    if (table.cells.isEmpty()) {
      return;
    }
    List<String> words = table.cells.stream().map(Text::value).toList();
    boolean labels =
        words.size() > 1 && words.stream().allMatch(word -> Vocabulary.label(word).isPresent());
    if (table.first && words.size() > 1 && (table.headed || labels)) {
      table.header = words;
    } else {
      blocks.add(new Block(Block.Kind.ROW, 0, table.cells, table.header));
    }
    table.first = false;
    table.cells.clear();
  }

  /// Ends a table or list; terms and their descriptions become rows.
  void close(Blocks blocks) {
    if (tables.isEmpty()) {
      return;
    }
    Open table = tables.pop();
    if (!table.list) {
      emit(table, blocks);
      return;
    }
    for (int i = 0; i + 1 < table.cells.size(); i += 2) {
      blocks.add(
          new Block(
              Block.Kind.ROW, 0, List.of(table.cells.get(i), table.cells.get(i + 1)), List.of()));
    }
  }
}
