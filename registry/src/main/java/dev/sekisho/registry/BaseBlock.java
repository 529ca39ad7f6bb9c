package dev.sekisho.registry;

/// The first block of a hive or of its log.
///
/// @param signed whether it begins with `regf`
/// @param checksumRight whether its checksum is that of its first 508 bytes
/// @param primarySequence number of the last write that was begun
/// @param secondarySequence number of the last write that was ended
/// @param timestamp when it was last written, as FILETIME
/// @param major major version, 1
/// @param minor minor version: 3 to 6 are read; 2 is like 3
/// @param type 0 a hive, 1 or 2 a log of the old format, 6 one of the new format
/// @param root offset of the root key's cell from the start of the hive bins
/// @param binsSize bytes of all hive bins
/// @param sector bytes of a sector, 512 to 4096
/// @param fileName end of the path the hive had where it was made; may be empty
record BaseBlock(
    boolean signed,
    boolean checksumRight,
    int primarySequence,
    int secondarySequence,
    long timestamp,
    int major,
    int minor,
    int type,
    int root,
    long binsSize,
    int sector,
    String fileName) {
  /// Bytes of the block in a hive: the hive bins begin here.
  static final int LENGTH = 4096;

  private static final int CHECKSUM_AT = 508;
  private static final int NAME_AT = 48;
  private static final int NAME_LENGTH = 64;

  static BaseBlock read(Pages pages) {
    return new BaseBlock(
        pages.startsWith(0, "regf"),
        pages.i32(CHECKSUM_AT) == checksum(pages),
        pages.i32(4),
        pages.i32(8),
        pages.i64(12),
        pages.i32(20),
        pages.i32(24),
        pages.i32(28),
        pages.i32(36),
        pages.u32(40),
        pages.i32(44) == 8 ? 4096 : 512,
        name(pages));
  }

  /// True if it can be relied on.
  boolean valid() {
    return signed && checksumRight;
  }

  /// True if the last write did not come to its end.
  boolean dirty() {
    return !valid() || primarySequence != secondarySequence;
  }

  private static int checksum(Pages pages) {
    int sum = 0;
    for (int at = 0; at < CHECKSUM_AT; at += 4) {
      sum ^= pages.i32(at);
    }
    // Windows never stores these two.
    return sum == -1 ? -2 : sum == 0 ? 1 : sum;
  }

  private static String name(Pages pages) {
    String text = pages.text(NAME_AT, NAME_LENGTH, false);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
