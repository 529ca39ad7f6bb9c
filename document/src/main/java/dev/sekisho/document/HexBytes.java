package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;

/// Bytes that come as hexadecimal digits, two to a byte.
final class HexBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int high = -1;

  /// Takes a digit; any other character is passed over.
  void digit(int character) {
    int digit = Character.digit(character, 16);
    if (digit < 0) {
      return;
    }
    if (high < 0) {
      high = digit;
    } else {
      bytes.write(high << 4 | digit);
      high = -1;
    }
  }

  /// Takes bytes as they are.
  void raw(Slice more) {
    bytes.write(more.array(), more.offset(), more.length());
  }

  int length() {
    return bytes.size();
  }

  /// The bytes so far; a digit alone at the end is dropped.
  Slice finish() {
    return Slice.of(bytes.toByteArray());
  }
}
