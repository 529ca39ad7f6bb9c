package dev.sekisho.registry;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the data of a value: from its record, from a cell, or from the many cells of a `db`.
final class ValueData {
  /// Most bytes of one value that are read.
  static final int MAX = 16 << 20;

  /// Bytes of data in each cell of a `db` but the last; longer data is in a `db`.
  static final int SEGMENT = 16344;

  private static final int BYTES_A_STEP = 64;

  private final Cells cells;
  private final boolean big;
  private final boolean deleted;
  private final Findings findings;

  /// @param big whether the hive's version knows `db`
  /// @param deleted whether the value was deleted: then its cells are free, and those in use hold
  ///   something else by now
  ValueData(Cells cells, boolean big, boolean deleted, Findings findings) {
    this.cells = cells;
    this.big = big;
    this.deleted = deleted;
    this.findings = findings;
  }

  /// The data, as far as it is there: shorter than the record says only with a finding.
  Slice read(ValueNode value) {
    int wanted = (int) Math.min(value.size(), MAX);
    if (value.size() > MAX) {
      findings.missing(Cause.LIMIT, "value-data-bytes");
    }
    if (wanted == 0 || !cells.pay(1 + wanted / BYTES_A_STEP, findings)) {
      return Slice.empty();
    }
    if (value.resident()) {
      return resident(value, wanted);
    }
    Cell cell = cell((int) value.dataAt(), "data");
    if (cell == null) {
      return Slice.empty();
    }
    if (cell.length() < wanted && big && wanted > SEGMENT && isBig(cell)) {
      return segments(cell, wanted);
    }
    return shortened(cells.pages().slice(cell.data(), Math.min(wanted, cell.length())), value);
  }

  private Slice resident(ValueNode value, int wanted) {
    Slice data = cells.pages().slice(value.dataAt(), Math.min(wanted, Cell.HEAD));
    return shortened(data, value);
  }

  private Slice shortened(Slice data, ValueNode value) {
    if (data.length() < Math.min(value.size(), MAX)) {
      findings.defect(Code.DATA, data.length() + " of " + value.size() + " bytes");
      cells.lose("data of the value", value.offset(), findings);
    }
    return data;
  }

  private boolean isBig(Cell cell) {
    return cell.length() >= 8 && cells.pages().startsWith(cell.data(), "db");
  }

  private Slice segments(Cell record, int wanted) {
    Pages pages = cells.pages();
    byte[] data = new byte[wanted];
    int done = 0;
    Cell list = cell(pages.i32(record.data() + 4), "list of segments");
    int count = list == null ? 0 : Math.min(pages.u16(record.data() + 2), list.length() / 4);
    for (int i = 0; i < count && done < wanted && list != null; i++) {
      int part = Math.min(SEGMENT, wanted - done);
      Cell segment = cell(pages.i32(list.data() + 4L * i), "segment");
      if (segment == null || segment.length() < part) {
        break; // what comes after would stand in the wrong place
      }
      Slice bytes = pages.slice(segment.data(), part);
      System.arraycopy(bytes.array(), bytes.offset(), data, done, part);
      done += part;
    }
    if (done < wanted) {
      findings.defect(Code.DATA, done + " of " + wanted + " bytes");
      cells.lose("segments of the data", record.offset(), findings);
    }
    return Slice.of(done < wanted ? Arrays.copyOf(data, done) : data);
  }

  private @Nullable Cell cell(int offset, String what) {
    if (!deleted) {
      return cells.used(offset, what, findings);
    }
    Cell cell = cells.any(offset, what, findings);
    if (cell != null && !cell.free()) {
      cells.lose("overwritten " + what, offset, findings);
      return null;
    }
    return cell;
  }
}
