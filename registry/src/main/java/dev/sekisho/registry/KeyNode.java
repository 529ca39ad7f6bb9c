package dev.sekisho.registry;

import org.jspecify.annotations.Nullable;

/// A key's record, `nk`.
///
/// @param offset of its cell
/// @param flags of the record
/// @param timestamp when it was last written, as FILETIME
/// @param parent offset of the key it says it is a subkey of
/// @param subkeyCount how many subkeys it says it has
/// @param subkeyList offset of their list
/// @param valueCount how many values it says it has
/// @param valueList offset of their list
/// @param classAt offset of its class name
/// @param classLength bytes of its class name
/// @param name its name, as far as it is there
/// @param whole false if the record ends before the name does
record KeyNode(
    int offset,
    int flags,
    long timestamp,
    int parent,
    long subkeyCount,
    int subkeyList,
    long valueCount,
    int valueList,
    int classAt,
    int classLength,
    String name,
    boolean whole) {
  /// Flag of a hive's root key.
  static final int ROOT = 0x0004;

  private static final int LATIN1 = 0x0020;
  private static final int PREDEFINED = 0x0040;
  private static final int NAME_AT = 76;

  /// The record in `cell`, or null if there is none.
  static @Nullable KeyNode read(Pages pages, Cell cell) {
    long at = cell.data();
    if (cell.length() < NAME_AT || !pages.startsWith(at, "nk")) {
      return null;
    }
    int flags = pages.u16(at + 2);
    long values = pages.u32(at + 36);
    boolean handle = (flags & PREDEFINED) != 0 && values >= 1L << 31;
    int said = pages.u16(at + 72);
    int length = Math.min(said, cell.length() - NAME_AT);
    return new KeyNode(
        cell.offset(),
        flags,
        pages.i64(at + 4),
        pages.i32(at + 16),
        pages.u32(at + 20),
        pages.i32(at + 28),
        handle ? 0 : values,
        pages.i32(at + 40),
        pages.i32(at + 48),
        pages.u16(at + 74),
        pages.text(at + NAME_AT, length, (flags & LATIN1) != 0),
        length == said);
  }
}
