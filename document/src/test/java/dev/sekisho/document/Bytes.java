package dev.sekisho.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Builds binary samples field by field, numbers lowest byte first.
final class Bytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Bytes hex(String digits) {
    bytes.writeBytes(HexFormat.of().parseHex(digits));
    return this;
  }

  Bytes u16(int value) {
    bytes.write(value);
    bytes.write(value >> 8);
    return this;
  }

  Bytes u32(long value) {
    return u16((int) value & 0xffff).u16((int) (value >> 16) & 0xffff);
  }

  Bytes latin1(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Bytes wide(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  /// Zeros up to `length` bytes in all.
  Bytes upTo(int length) {
    while (bytes.size() < length) {
      bytes.write(0);
    }
    return this;
  }

  Bytes bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
