package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import java.util.ArrayList;
import java.util.List;

/// Collects the blocks of a page within a budget.
final class Blocks {
  /// So long a text is looked at; a longer one is cut there.
  static final int LONGEST = 20_000;

  private final Budget budget;
  private final List<Block> blocks = new ArrayList<>();
  private boolean complete = true;

  Blocks(Budget budget) {
    this.budget = budget;
  }

  /// Adds a block unless it is blank or the budget is spent.
  void add(Block block) {
    if (block.cells().stream().allMatch(Text::isBlank)) {
      return;
    }
    long length = block.cells().stream().mapToLong(text -> text.value().length()).sum();
    if (complete
        && budget.spend(Limit.PARTS, 1)
        && budget.spend(Limit.UNPACKED_BYTES, 2 * length)
        && budget.inTime()) {
      blocks.add(length > LONGEST ? cut(block) : block);
    } else {
      complete = false;
    }
  }

  private Block cut(Block block) {
    complete =
        complete && block.cells().stream().allMatch(cell -> cell.value().length() <= LONGEST);
    List<Text> cells =
        block.cells().stream()
            .map(cell -> cell.part(0, Math.min(LONGEST, cell.value().length())))
            .toList();
    return new Block(block.kind(), block.level(), cells, block.header());
  }

  /// False once something was left out.
  boolean complete() {
    return complete;
  }

  /// Says that something was left out.
  void stop() {
    complete = false;
  }

  List<Block> all() {
    return blocks;
  }
}
