package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A local file header or a central directory header.
///
/// Source: PKWARE APPNOTE 6.3.10 §4.3.7, §4.3.12, §4.4, §4.5.3 (ZIP64).
///
/// @param isCentral true for a central directory header
/// @param flags general purpose bit flag
/// @param dosStamp date in the upper 16 bits, time in the lower
/// @param localOffset where the local header is said to be (central), or is (local)
/// @param end position behind the header; for a local header where its data starts
record ZipHeader(
    boolean isCentral,
    int flags,
    int method,
    long dosStamp,
    long crc32,
    long packedSize,
    long size,
    Slice name,
    Slice extra,
    long localOffset,
    int end) {
  private static final byte[] LOCAL = {'P', 'K', 3, 4};
  private static final byte[] CENTRAL = {'P', 'K', 1, 2};
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final long IN_ZIP64 = 0xffff_ffffL;
  private static final int ZIP64 = 0x0001;
  private static final int EXTENDED_TIMESTAMP = 0x5455;

  static boolean isLocal(Slice content, long at) {
    return at >= 0 && at <= content.length() && content.startsWith(LOCAL, (int) at);
  }

  static boolean isCentral(Slice content, long at) {
    return at >= 0 && at <= content.length() && content.startsWith(CENTRAL, (int) at);
  }

  /// The local header at `at`, or null if none, or not a whole one, is there.
  static @Nullable ZipHeader local(Slice content, long at) {
    if (!isLocal(content, at) || content.length() - at < LOCAL_LENGTH) {
      return null;
    }
    int start = (int) at;
    int nameLength = u16(content, start + 26);
    int extraLength = u16(content, start + 28);
    if (content.length() - start - LOCAL_LENGTH < nameLength + extraLength) {
      return null;
    }
    Slice name = content.part(start + LOCAL_LENGTH, nameLength);
    Slice extra = content.part(start + LOCAL_LENGTH + nameLength, extraLength);
    return of(
        false,
        content.part(start + 6, 20),
        name,
        extra,
        at,
        start + LOCAL_LENGTH + nameLength + extraLength);
  }

  /// The central directory header at `at`, or null if none, or not a whole one, is there.
  static @Nullable ZipHeader central(Slice content, int at) {
    if (!isCentral(content, at) || content.length() - at < CENTRAL_LENGTH) {
      return null;
    }
    int nameLength = u16(content, at + 28);
    int extraLength = u16(content, at + 30);
    int commentLength = u16(content, at + 32);
    int rest = nameLength + extraLength + commentLength;
    if (content.length() - at - CENTRAL_LENGTH < rest) {
      return null;
    }
    Slice name = content.part(at + CENTRAL_LENGTH, nameLength);
    Slice extra = content.part(at + CENTRAL_LENGTH + nameLength, extraLength);
    long offset = u32(content, at + 42);
    return of(true, content.part(at + 8, 20), name, extra, offset, at + CENTRAL_LENGTH + rest);
  }

  /// @param common the fields that both headers share, from the flags to the size
  private static ZipHeader of(
      boolean isCentral, Slice common, Slice name, Slice extra, long offset, int end) {
    long packed = u32(common, 12);
    long size = u32(common, 16);
    Slice wide = field(extra, ZIP64);
    int at = 0;
    if (size == IN_ZIP64 && wide.length() >= at + 8) {
      size = u63(wide, at);
      at += 8;
    }
    if (packed == IN_ZIP64 && wide.length() >= at + 8) {
      packed = u63(wide, at);
      at += 8;
    }
    if (offset == IN_ZIP64 && wide.length() >= at + 8) {
      offset = u63(wide, at);
    }
    return new ZipHeader(
        isCentral,
        u16(common, 0),
        u16(common, 2),
        u32(common, 4),
        u32(common, 8),
        packed,
        size,
        name,
        extra,
        offset,
        end);
  }

  /// The data of the first extra field with this id; empty if there is none.
  Slice field(int id) {
    return field(extra, id);
  }

  private static Slice field(Slice extra, int id) {
    int at = 0;
    while (extra.length() - at >= 4) {
      int length = Math.min(u16(extra, at + 2), extra.length() - at - 4);
      if (u16(extra, at) == id) {
        return extra.part(at + 4, length);
      }
      at += 4 + length;
    }
    return Slice.empty();
  }

  /// Traditional, strong or AES encryption, or a masked header.
  boolean encrypted() {
    return (flags & 0x2041) != 0 || method == ZipMethod.AES;
  }

  /// The same of the data once it is decrypted.
  ZipHeader decrypted(int plainMethod, long plainSize) {
    return sized(flags & ~0x2049, plainMethod, crc32, plainSize, size);
  }

  /// The same with what a descriptor behind the data says.
  ZipHeader described(long statedCrc32, long statedPackedSize, long statedSize) {
    return sized(flags, method, statedCrc32, statedPackedSize, statedSize);
  }

  private ZipHeader sized(int newFlags, int newMethod, long crc, long packed, long unpacked) {
    return new ZipHeader(
        isCentral,
        newFlags,
        newMethod,
        dosStamp,
        crc,
        packed,
        unpacked,
        name,
        extra,
        localOffset,
        end);
  }

  /// Name and comment are said to be UTF-8.
  boolean utf8() {
    return (flags & 0x0800) != 0;
  }

  /// True for a local header that leaves sizes and CRC-32 to a descriptor behind the data; some
  /// programs that encrypt state the size of the content all the same.
  boolean describedBehind() {
    return !isCentral && (flags & 0x0008) != 0 && packedSize == 0;
  }

  /// When the file was changed; the DOS stamp, which has no time zone, is read as UTC.
  @Nullable Instant modified() {
    Slice stamp = field(EXTENDED_TIMESTAMP);
    if (stamp.length() >= 5 && (stamp.at(0) & 1) != 0) {
      int seconds = (int) u32(stamp, 1);
      return Instant.ofEpochSecond(seconds);
    }
    return DosTime.of(dosStamp);
  }
}
