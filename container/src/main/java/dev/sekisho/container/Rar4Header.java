package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// A block of a RAR 4 archive.
///
/// @param bytes its header, check sum included
/// @param start position of the header
/// @param dataSize bytes of data behind the header
record Rar4Header(Slice bytes, int start, long dataSize) {
  static final int MAIN = 0x73;
  static final int FILE = 0x74;
  static final int END = 0x7b;

  private static final int SERVICE = 0x7a;
  private static final int SMALLEST = 7;
  private static final int FILE_SMALLEST = 32;
  private static final int HAS_DATA = 0x8000;
  private static final int HAS_COMMENT = 0x02;
  private static final int FILE_HAS_COMMENT = 0x08;
  private static final int LARGE = 0x100;

  /// The block at `at`, or null if none, or not a whole one, is there.
  static @Nullable Rar4Header at(Slice content, int at) {
    if (content.length() - at < SMALLEST) {
      return null;
    }
    int length = u16(content, at + 5);
    if (length < SMALLEST || length > content.length() - at) {
      return null;
    }
    Slice bytes = content.part(at, length);
    Rar4Header header = new Rar4Header(bytes, at, 0);
    long data = 0;
    if (((header.flags() & HAS_DATA) != 0 || header.type() == FILE) && length >= SMALLEST + 4) {
      data = u32(bytes, 7);
      if (header.listsFile() && (header.flags() & LARGE) != 0 && length >= FILE_SMALLEST + 8) {
        data |= (u32(bytes, 32) & 0x7fff_ffffL) << 32;
      }
    }
    return new Rar4Header(bytes, at, data);
  }

  int type() {
    return bytes.at(2);
  }

  int flags() {
    return u16(bytes, 3);
  }

  /// True if the check sum is the one stated; it covers a header without its comment.
  boolean valid() {
    boolean comment =
        (type() == MAIN && (flags() & HAS_COMMENT) != 0)
            || (type() == FILE && (flags() & FILE_HAS_COMMENT) != 0);
    return comment || (Checksums.crc32(bytes.from(2)) & 0xffff) == u16(bytes, 0);
  }

  /// True if it has the fields of a file, be it a file's or that of a service.
  boolean listsFile() {
    return (type() == FILE || type() == SERVICE) && bytes.length() >= FILE_SMALLEST;
  }

  long size() {
    long low = u32(bytes, 11);
    boolean large = (flags() & LARGE) != 0 && bytes.length() >= FILE_SMALLEST + 8;
    return large ? low | (u32(bytes, 36) & 0x7fff_ffffL) << 32 : low;
  }

  long crc32() {
    return u32(bytes, 16);
  }

  long stamp() {
    return u32(bytes, 20);
  }

  /// 0x30 for stored, 0x31 to 0x35 for compressed.
  int method() {
    return bytes.at(25);
  }

  /// Version of RAR that is needed to unpack it, times ten.
  int version() {
    return bytes.at(24);
  }

  /// The bytes of the name: in a code page, or that, a NUL, and a coded form of the Unicode name.
  Slice name() {
    boolean large = (flags() & LARGE) != 0;
    int start = Math.min(large ? FILE_SMALLEST + 8 : FILE_SMALLEST, bytes.length());
    return bytes.part(start, Math.min(u16(bytes, 26), bytes.length() - start));
  }

  boolean isDirectory() {
    return (flags() & 0xe0) == 0xe0;
  }

  boolean encrypted() {
    return (flags() & 0x04) != 0;
  }

  /// True if part of it lies in another volume.
  boolean split() {
    return (flags() & 0x03) != 0;
  }

  boolean hasUnicodeName() {
    return (flags() & 0x200) != 0;
  }

  /// Position behind header and data; beyond the end of the archive where the data is cut.
  long end() {
    return start + bytes.length() + Math.min(dataSize, Integer.MAX_VALUE);
  }

  int dataStart() {
    return start + bytes.length();
  }
}
