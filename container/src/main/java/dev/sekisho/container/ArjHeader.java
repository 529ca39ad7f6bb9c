package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A header of an ARJ archive: of the archive itself, or of a member.
///
/// @param basic its bytes that the check sum covers
/// @param end position behind it and its extensions: where a member's data starts
/// @param valid true if the check sum is the one stated
record ArjHeader(Slice basic, int end, boolean valid) {
  private static final int SIGNATURE = 0xea60;
  private static final int SMALLEST = 30;
  private static final int LARGEST = 2600;
  private static final int MAIN = 2;
  private static final int DIRECTORY = 3;
  private static final int UNIX = 2;
  private static final int NEXT = 8;

  /// The header at `at`, or null if none, or not a whole one, is there.
  static @Nullable ArjHeader at(Slice content, int at) {
    if (content.length() - at < 4 || u16(content, at) != SIGNATURE) {
      return null;
    }
    int size = u16(content, at + 2);
    if (size < SMALLEST || size > LARGEST || content.length() - at < size + 10) {
      return null;
    }
    Slice basic = content.part(at + 4, size);
    if (basic.at(0) < SMALLEST || basic.at(0) > size) {
      return null;
    }
    int end = extended(content, at + 4 + size + 4);
    boolean valid = Checksums.crc32(basic) == u32(content, at + 4 + size);
    return end < 0 ? null : new ArjHeader(basic, end, valid);
  }

  /// True at the mark that ends the list of members.
  static boolean isEnd(Slice content, int at) {
    return content.length() - at >= 4 && u32(content, at) == SIGNATURE;
  }

  private static int extended(Slice content, int from) {
    int at = from;
    while (content.length() - at >= 2) {
      int size = u16(content, at);
      if (size == 0) {
        return at + 2;
      }
      at += 2 + size + 4;
    }
    return -1;
  }

  boolean isMain() {
    return basic.at(6) == MAIN;
  }

  boolean isDirectory() {
    return basic.at(6) == DIRECTORY;
  }

  /// True for a file; a member may also be a comment, a volume label or a chapter mark.
  boolean isFile() {
    return basic.at(6) <= 1;
  }

  boolean garbled() {
    return (basic.at(4) & 0x01) != 0;
  }

  /// True if the member goes on in the next volume.
  boolean continued() {
    return (basic.at(4) & 0x04) != 0;
  }

  /// True if the member is the rest of one in the volume before.
  boolean continues() {
    return (basic.at(4) & 0x08) != 0;
  }

  int method() {
    return basic.at(5);
  }

  long packedSize() {
    return u32(basic, 12);
  }

  long size() {
    return u32(basic, 16);
  }

  long crc32() {
    return u32(basic, 20);
  }

  @Nullable Instant modified() {
    long stamp = u32(basic, 8);
    boolean unix = basic.at(3) == UNIX || basic.at(3) == NEXT;
    return unix ? Instant.ofEpochSecond(stamp) : DosTime.of(stamp);
  }

  /// The bytes of the name.
  Slice name() {
    int start = basic.at(0);
    int end = basic.indexOf((byte) 0, start);
    return basic.part(start, (end < 0 ? basic.length() : end) - start);
  }
}
