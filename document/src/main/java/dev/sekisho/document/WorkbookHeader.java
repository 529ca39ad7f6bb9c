package dev.sekisho.document;

import dev.sekisho.bytes.Slice;

/// The head of an Excel workbook's stream (MS-XLS §2.1.7.20: records of type, length, data).
final class WorkbookHeader {
  private static final int FILE_PASS = 0x2f;
  private static final int LOOKED_AT = 8;

  private WorkbookHeader() {}

  /// True if a FilePass record (MS-XLS §2.4.117) says that what follows is encrypted. It stands
  /// among the first records, where it stands at all.
  static boolean isEncrypted(Slice stream) {
    Cursor in = new Cursor(stream, 0);
    for (int i = 0; i < LOOKED_AT && in.left() > 0; i++) {
      if (in.u16() == FILE_PASS) {
        return true;
      }
      in.skip(in.u16());
    }
    return false;
  }
}
