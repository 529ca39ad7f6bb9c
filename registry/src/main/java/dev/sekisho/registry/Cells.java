package dev.sekisho.registry;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import org.jspecify.annotations.Nullable;

/// The cells of a hive, by offset. Each look at one costs a step of the budget.
final class Cells {
  /// An offset that points nowhere.
  static final int NONE = -1;

  private static final int CLOCK_EVERY = 1024;

  private final Pages pages;
  private final long binsSize;
  private final Budget budget;
  private long looks;

  Cells(Pages pages, long binsSize, Budget budget) {
    this.pages = pages;
    this.binsSize = binsSize;
    this.budget = budget;
  }

  Pages pages() {
    return pages;
  }

  /// Bytes of all hive bins, as far as the hive says; the file may be shorter.
  long binsSize() {
    return binsSize;
  }

  /// Takes steps; false, and a finding, once they or the time are used up.
  boolean pay(long steps, Findings findings) {
    if (!budget.spend(Limit.STEPS, steps)) {
      findings.missing(Cause.of(Limit.STEPS), Limit.STEPS.key());
      return false;
    }
    looks++;
    if (looks % CLOCK_EVERY == 0 && !budget.inTime()) {
      budget.spend(Limit.STEPS, budget.left(Limit.STEPS)); // nothing more of this hive is read
      findings.missing(Cause.of(Limit.TIME), Limit.TIME.key());
      return false;
    }
    return true;
  }

  /// The cell in use at `offset`.
  ///
  /// @param what what it should hold, for people
  /// @return null, and a finding, if there is none
  @Nullable Cell used(int offset, String what, Findings findings) {
    Cell cell = any(offset, what, findings);
    if (cell != null && cell.free()) {
      findings.defect(Code.CELL_FREE, at(what, offset));
      lose(what, offset, findings);
      return null;
    }
    return cell;
  }

  /// The cell at `offset`, in use or free.
  ///
  /// @return null, and a finding, if there is none
  @Nullable Cell any(int offset, String what, Findings findings) {
    if (!pay(1, findings)) {
      return null;
    }
    long at = Integer.toUnsignedLong(offset);
    long start = BaseBlock.LENGTH + at;
    if (at >= binsSize || !pages.has(start, Cell.HEAD)) {
      findings.defect(at < binsSize ? Code.TRUNCATED : Code.CELL, at(what, offset));
      lose(what, offset, findings);
      return null;
    }
    return sized(offset, start, what, findings);
  }

  private @Nullable Cell sized(int offset, long start, String what, Findings findings) {
    int size = pages.i32(start);
    long length = Math.abs((long) size) - Cell.HEAD;
    long there = Math.min(pages.size(), BaseBlock.LENGTH + binsSize) - start - Cell.HEAD;
    if (length < Cell.HEAD) {
      findings.defect(Code.CELL, at(what, offset));
      lose(what, offset, findings);
      return null;
    }
    if (length > there) {
      findings.defect(Code.TRUNCATED, at(what, offset));
    }
    return new Cell(offset, start + Cell.HEAD, (int) Math.min(length, there), size > 0);
  }

  /// Records that `what` at `offset` cannot be had.
  void lose(String what, int offset, Findings findings) {
    Cause cause = pages.failure() == null ? Cause.DAMAGED : Cause.IO;
    findings.missing(cause, at(what, offset));
  }

  /// `what` with where it is, for people.
  static String at(String what, int offset) {
    return what + " at 0x" + Integer.toHexString(offset);
  }
}
