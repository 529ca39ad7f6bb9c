package dev.sekisho.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;

/// A range of bytes: an array, where the range starts in it, and how long it is.
///
/// Made without a copy and never written through; whoever fills the array stops writing to it
/// before the first slice of it is handed on. Offsets of the methods count from the start of the
/// slice.
public final class Slice {
  private static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Slice(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /// The empty slice.
  public static Slice empty() {
    return EMPTY;
  }

  /// A slice of the whole of `array`, which is not copied.
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  /// A slice of part of `array`, which is not copied.
  ///
  /// @throws IndexOutOfBoundsException if the range is not inside the array
  public static Slice of(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Slice(array, offset, length);
  }

  /// The bytes of `text`, one for each character: for tests and for constants in ISO 8859-1.
  public static Slice ofLatin1(String text) {
    return of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The backing array; not to be written.
  public byte[] array() {
    return array;
  }

  /// Where the slice starts in {@link #array()}.
  public int offset() {
    return offset;
  }

  /// Length in bytes.
  public int length() {
    return length;
  }

  /// True if there is no byte in it.
  public boolean isEmpty() {
    return length == 0;
  }

  /// The byte at `index`, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public int at(int index) {
    Objects.checkIndex(index, length);
    return array[offset + index] & 0xff;
  }

  /// The part that starts at `start` and is `count` bytes long; shares the array.
  ///
  /// @throws IndexOutOfBoundsException if the range is not inside this slice
  public Slice part(int start, int count) {
    Objects.checkFromIndexSize(start, count, length);
    return new Slice(array, offset + start, count);
  }

  /// All from `start` to the end; shares the array.
  ///
  /// @throws IndexOutOfBoundsException if `start` lies beyond the end
  public Slice from(int start) {
    return part(start, length - start);
  }

  /// Position of the first `value` at or after `from`, or -1.
  public int indexOf(byte value, int from) {
    int end = offset + length;
    for (int i = offset + Math.max(from, 0); i < end; i++) {
      if (array[i] == value) {
        return i - offset;
      }
    }
    return -1;
  }

  /// True if the bytes at `position` are those of `prefix`; false where it would run past the end.
  public boolean startsWith(byte[] prefix, int position) {
    if (position < 0 || prefix.length > length - position) {
      return false;
    }
    int start = offset + position;
    return Arrays.equals(array, start, start + prefix.length, prefix, 0, prefix.length);
  }

  /// True if the bytes of `part`, of which there is at least one, occur anywhere. Fit for parts
  /// with a rare first byte; at worst it costs the product of both lengths.
  public boolean contains(byte[] part) {
    int at = indexOf(part[0], 0);
    while (at >= 0 && !startsWith(part, at)) {
      at = indexOf(part[0], at + 1);
    }
    return at >= 0;
  }

  /// A copy of the bytes, the caller's own.
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /// The bytes as text; what `charset` cannot map becomes U+FFFD.
  public String text(Charset charset) {
    return new String(array, offset, length, charset);
  }

  /// The bytes as text, a character for each byte (ISO 8859-1): loses nothing.
  public String latin1() {
    return text(StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  /// A check sum, for which the JVM has instructions of the processor.
  @Override
  public int hashCode() {
    CRC32 sum = new CRC32();
    sum.update(array, offset, length);
    return (int) sum.getValue();
  }

  @Override
  public String toString() {
    return "Slice[" + length + " bytes]";
  }
}
