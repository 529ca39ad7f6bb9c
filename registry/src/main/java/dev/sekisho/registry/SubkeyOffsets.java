package dev.sekisho.registry;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The offsets in a key's list of subkeys (`li`, `lf`, `lh`, or an `ri` of those), each once.
///
/// A list that names one subkey, or one part of itself, over and over gives it once, so that the
/// work is bounded by the bytes of the hive.
final class SubkeyOffsets {
  private static final int ENTRIES_AT = 4;

  private final Cells cells;
  private final KeyNode key;
  private final Findings findings;
  private final Set<Integer> seen = new HashSet<>();
  private final Set<Integer> seenLeaves = new HashSet<>();
  private @Nullable Part index;
  private @Nullable Part leaf;
  private long given;
  private boolean ended;

  /// Part of a list: a cell, how far apart its entries lie, how many there are, which comes next.
  private static final class Part {
    private final long at;
    private final int stride;
    private final int count;
    private int next;

    private Part(long at, int stride, int count) {
      this.at = at;
      this.stride = stride;
      this.count = count;
    }
  }

  SubkeyOffsets(Cells cells, KeyNode key, Findings findings) {
    this.cells = cells;
    this.key = key;
    this.findings = findings;
    if (key.subkeyCount() == 0) {
      ended = true;
    } else {
      open(key.subkeyList(), true);
    }
  }

  /// The next offset, or {@link Cells#NONE} at the end.
  int next() {
    while (!ended) {
      if (leaf != null && leaf.next < leaf.count) {
        int offset = entry(leaf);
        if (offset != Cells.NONE && fresh(seen, offset)) {
          given++;
          return offset;
        }
      } else if (index != null && index.next < index.count) {
        int offset = entry(index);
        leaf = null;
        if (offset != Cells.NONE && fresh(seenLeaves, offset)) {
          open(offset, false);
        }
      } else {
        end();
      }
    }
    return Cells.NONE;
  }

  private int entry(Part part) {
    if (!cells.pay(1, findings)) {
      ended = true;
      return Cells.NONE;
    }
    return cells.pages().i32(part.at + (long) part.stride * part.next++);
  }

  private boolean fresh(Set<Integer> set, int offset) {
    boolean added = set.add(offset);
    if (!added) {
      findings.defect(Code.LIST_TWICE, Cells.at("entry", offset));
    }
    return added;
  }

  private void open(int offset, boolean mayBeIndex) {
    Cell cell = cells.used(offset, "list of subkeys", findings);
    if (cell == null) {
      return;
    }
    Pages pages = cells.pages();
    if (mayBeIndex && pages.startsWith(cell.data(), "ri")) {
      index = part(cell, 4);
    } else if (pages.startsWith(cell.data(), "li")) {
      leaf = part(cell, 4);
    } else if (pages.startsWith(cell.data(), "lf") || pages.startsWith(cell.data(), "lh")) {
      leaf = part(cell, 8);
    } else {
      findings.defect(Code.RECORD, Cells.at("list of subkeys", offset));
      cells.lose("list of subkeys", offset, findings);
    }
  }

  private Part part(Cell cell, int stride) {
    int said = cells.pages().u16(cell.data() + 2);
    int there = Math.min(said, (cell.length() - ENTRIES_AT) / stride);
    if (there < said) {
      findings.defect(Code.LIST, Cells.at("list of subkeys", cell.offset()));
      cells.lose("end of the list of subkeys", cell.offset(), findings);
    }
    return new Part(cell.data() + ENTRIES_AT, stride, there);
  }

  private void end() {
    ended = true;
    if (given != key.subkeyCount()) {
      findings.defect(Code.SUBKEY_COUNT, given + " of " + key.subkeyCount());
      if (given < key.subkeyCount()) {
        cells.lose("subkeys of the key", key.offset(), findings);
      }
    }
  }
}
