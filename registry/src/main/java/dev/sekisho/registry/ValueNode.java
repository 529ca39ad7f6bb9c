package dev.sekisho.registry;

import org.jspecify.annotations.Nullable;

/// A value's record, `vk`.
///
/// @param offset of its cell
/// @param name its name, as far as it is there; empty for the default value
/// @param type number of its type
/// @param size bytes of its data
/// @param resident whether they are in the record itself
/// @param dataAt where they are: a position in the file if resident, else the offset of a cell
/// @param whole false if the record ends before the name does
record ValueNode(
    int offset, String name, int type, long size, boolean resident, long dataAt, boolean whole) {
  private static final int NAME_AT = 20;
  private static final long RESIDENT = 1L << 31;

  /// The record in `cell`, or null if there is none.
  static @Nullable ValueNode read(Pages pages, Cell cell) {
    long at = cell.data();
    if (cell.length() < NAME_AT || !pages.startsWith(at, "vk")) {
      return null;
    }
    int said = pages.u16(at + 2);
    int length = Math.min(said, cell.length() - NAME_AT);
    long size = pages.u32(at + 4);
    boolean resident = (size & RESIDENT) != 0;
    boolean latin1 = (pages.u16(at + 16) & 1) != 0;
    return new ValueNode(
        cell.offset(),
        pages.text(at + NAME_AT, length, latin1),
        pages.i32(at + 12),
        size & ~RESIDENT,
        resident,
        resident ? at + 8 : pages.u32(at + 8),
        length == said);
  }
}
