package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The byte order marks of UTF-8 and UTF-16. Unicode Standard §23.8.
final class ByteOrderMark {
  private static final byte[] UTF_8 = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] UTF_16BE = {(byte) 0xfe, (byte) 0xff};
  private static final byte[] UTF_16LE = {(byte) 0xff, (byte) 0xfe};

  private ByteOrderMark() {}

  /// The text after the mark, or null if `bytes` starts with none.
  static @Nullable String decode(Slice bytes) {
    if (bytes.startsWith(UTF_8, 0)) {
      return bytes.from(UTF_8.length).text(StandardCharsets.UTF_8);
    }
    if (bytes.startsWith(UTF_16BE, 0)) {
      return bytes.from(UTF_16BE.length).text(StandardCharsets.UTF_16BE);
    }
    if (bytes.startsWith(UTF_16LE, 0)) {
      return bytes.from(UTF_16LE.length).text(StandardCharsets.UTF_16LE);
    }
    return null;
  }
}
