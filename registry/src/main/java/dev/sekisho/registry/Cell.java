package dev.sekisho.registry;

/// A cell of a hive.
///
/// @param offset where it starts, from the start of the hive bins
/// @param data where its data starts in the file
/// @param length bytes of data that are there
/// @param free whether it is free: what it holds was deleted
record Cell(int offset, long data, int length, boolean free) {
  /// Bytes of the size before the data.
  static final int HEAD = 4;
}
