package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A position in bytes from which fields are read one after another, numbers lowest byte first.
/// Past the end there are zeros and nothing; {@link #overran()} then tells.
final class Cursor {
  private final Slice bytes;
  private int at;
  private boolean overran;

  Cursor(Slice bytes, int at) {
    this.bytes = bytes;
    this.at = Math.min(at, bytes.length());
  }

  /// Where the next field starts.
  int at() {
    return at;
  }

  /// How many bytes are left.
  int left() {
    return bytes.length() - at;
  }

  /// True once a field was asked for that runs past the end.
  boolean overran() {
    return overran;
  }

  int u8() {
    if (at >= bytes.length()) {
      overran = true;
      return 0;
    }
    return bytes.at(at++);
  }

  int u16() {
    int low = u8();
    return low | u8() << 8;
  }

  long u32() {
    int low = u16();
    return low | (long) u16() << 16;
  }

  /// The next `count` bytes, or as many as there are.
  Slice take(long count) {
    int taken = (int) Math.min(count, left());
    overran |= taken < count;
    at += taken;
    return bytes.part(at - taken, taken);
  }

  /// Passes over `count` bytes.
  void skip(long count) {
    take(count);
  }

  /// The text up to the next NUL, which is passed over, in the ANSI code page of the West.
  String text() {
    int end = bytes.indexOf((byte) 0, at);
    overran |= end < 0;
    Slice text = take((end < 0 ? bytes.length() : end) - at);
    at = Math.min(at + 1, bytes.length());
    return ansi(text);
  }

  /// Bytes as text in the ANSI code page of the West, up to a NUL if there is one.
  static String ansi(Slice bytes) {
    int end = bytes.indexOf((byte) 0, 0);
    return (end < 0 ? bytes : bytes.part(0, end)).text(WINDOWS);
  }

  /// Bytes as UTF-16, lowest byte first, up to a NUL if there is one.
  static String wide(Slice bytes) {
    String text = bytes.text(StandardCharsets.UTF_16LE);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static final Charset WINDOWS = Charset.forName("windows-1252");
}
