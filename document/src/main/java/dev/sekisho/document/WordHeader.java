package dev.sekisho.document;

import dev.sekisho.bytes.Slice;

/// The head of a Word document's main stream (MS-DOC §2.5.2, FibBase).
final class WordHeader {
  private static final int FLAGS_AT = 10;
  private static final int ENCRYPTED = 0x100;

  private WordHeader() {}

  /// True if the text of the document is encrypted or obfuscated.
  static boolean isEncrypted(Slice stream) {
    return (new Cursor(stream, FLAGS_AT).u16() & ENCRYPTED) != 0;
  }
}
