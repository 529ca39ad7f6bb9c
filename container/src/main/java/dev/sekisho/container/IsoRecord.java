package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A directory record of an ISO 9660 image (ECMA-119 §9.1).
record IsoRecord(Slice bytes) {
  private static final int SMALLEST = 34;
  private static final int DIRECTORY = 0x02;
  private static final int MORE_EXTENTS = 0x80;

  /// The record at `at`, or null if none, or not a whole one, is there.
  static @Nullable IsoRecord at(Slice bytes, int at) {
    if (bytes.length() - at < SMALLEST) {
      return null;
    }
    int length = bytes.at(at);
    if (length < SMALLEST
        || length > bytes.length() - at
        || SMALLEST - 1 + bytes.at(at + 32) > length) {
      return null;
    }
    return new IsoRecord(bytes.part(at, length));
  }

  /// Number of the first block of its content, that of an extended attribute record left out.
  long block() {
    return u32(bytes, 2) + bytes.at(1);
  }

  long size() {
    return u32(bytes, 10);
  }

  boolean isDirectory() {
    return (bytes.at(25) & DIRECTORY) != 0;
  }

  /// True if the file goes on in the extent of the next record.
  boolean continues() {
    return (bytes.at(25) & MORE_EXTENTS) != 0;
  }

  /// The bytes of its identifier.
  Slice name() {
    return bytes.part(33, bytes.at(32));
  }

  /// True for the entries of a directory that stand for itself and for its parent.
  boolean isDot() {
    return bytes.at(32) == 1 && bytes.at(33) <= 1;
  }

  /// What is behind the identifier: the fields of the system use area.
  Slice systemUse() {
    int behind = 33 + bytes.at(32);
    int start = behind + (behind & 1);
    return start < bytes.length() ? bytes.from(start) : Slice.empty();
  }

  @Nullable Instant modified() {
    try {
      int quarters = (byte) bytes.at(24);
      return LocalDateTime.of(
              1900 + bytes.at(18),
              bytes.at(19),
              bytes.at(20),
              bytes.at(21),
              bytes.at(22),
              bytes.at(23))
          .toInstant(ZoneOffset.ofTotalSeconds(quarters * 900));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
