package dev.sekisho.registry;

import org.jspecify.annotations.Nullable;

/// Walks the hive bins from the first to the last and gives each place in their free cells where a
/// record may stand. Free cells that lay side by side are one, so one may hold many records.
final class FreeSpace {
  private static final int BIN_HEAD = 32;
  private static final int STEP = 8;

  private final Cells cells;
  private final Findings findings;
  private long bin;
  private long binEnd;
  private long cell;
  private long place;
  private long placeEnd;

  FreeSpace(Cells cells, Findings findings) {
    this.cells = cells;
    this.findings = findings;
  }

  /// The next place, as a free cell that goes on to the end of the free space or, if a sound size
  /// stands there, as far as that; null at the end.
  @Nullable Cell next() {
    while (cells.pay(1, findings)) {
      if (place + STEP <= placeEnd) {
        Cell found = place(place);
        place += STEP;
        return found;
      }
      if (cell + STEP <= binEnd) {
        nextCell();
      } else if (!nextBin()) {
        return null;
      }
    }
    return null;
  }

  private Cell place(long offset) {
    long start = BaseBlock.LENGTH + offset;
    long there = placeEnd - offset - Cell.HEAD;
    long said = Math.abs((long) cells.pages().i32(start)) - Cell.HEAD;
    long length = said > 0 && said <= there ? said : there;
    return new Cell((int) offset, start + Cell.HEAD, (int) length, true);
  }

  private void nextCell() {
    long size = cells.pages().i32(BaseBlock.LENGTH + cell);
    long length = Math.abs(size);
    if (length < STEP || length > binEnd - cell) {
      findings.defect(Code.BIN, Cells.at("cell", (int) cell));
      cell = binEnd;
      return;
    }
    if (size > 0) {
      place = cell;
      placeEnd = cell + length;
    }
    cell += length;
  }

  private boolean nextBin() {
    long end = Math.min(cells.binsSize(), cells.pages().size() - BaseBlock.LENGTH);
    bin = binEnd;
    if (bin + BIN_HEAD > end) {
      return false;
    }
    long start = BaseBlock.LENGTH + bin;
    long size = cells.pages().u32(start + 8);
    boolean sound = cells.pages().startsWith(start, "hbin") && size > 0 && size % 4096 == 0;
    if (sound) {
      binEnd = Math.min(bin + size, end);
      cell = bin + BIN_HEAD;
    } else {
      findings.defect(Code.BIN, Cells.at("bin", (int) bin));
      binEnd = bin + 4096;
      cell = binEnd;
    }
    return true;
  }
}
