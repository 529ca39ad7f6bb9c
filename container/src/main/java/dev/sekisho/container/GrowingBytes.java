package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.Arrays;

/// Bytes that grow at the end as they come, twice as large each time, as far as they may.
final class GrowingBytes {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final long most;
  private byte[] array;
  private int length;

  GrowingBytes(int capacity) {
    this(capacity, LARGEST);
  }

  /// @param most how many bytes the caller will keep; room is made for no more but for a last byte
  ///   that shows that there are more
  GrowingBytes(int capacity, long most) {
    this.most = Math.min(most + 1, LARGEST);
    array = new byte[Math.max(capacity, 16)];
  }

  int length() {
    return length;
  }

  /// The backing array; valid until the next {@link #reserve}.
  byte[] array() {
    return array;
  }

  /// How many bytes fit without growing.
  int room() {
    return array.length - length;
  }

  /// Makes room for at least `count` more bytes.
  void reserve(int count) {
    if (count > room()) {
      long doubled = Math.min(2L * array.length, most);
      array = Arrays.copyOf(array, Math.toIntExact(Math.max(doubled, (long) length + count)));
    }
  }

  /// Counts `count` bytes as present that the caller has written behind {@link #length()}.
  void advance(int count) {
    length += count;
  }

  void add(byte value) {
    reserve(1);
    array[length++] = value;
  }

  /// The bytes so far, without a copy where little room is left over; nothing is added afterwards.
  Slice finish() {
    return room() > array.length >> 3
        ? Slice.of(Arrays.copyOf(array, length))
        : Slice.of(array, 0, length);
  }
}
