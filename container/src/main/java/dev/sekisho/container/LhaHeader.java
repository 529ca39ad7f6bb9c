package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of one member of an LHA archive.
///
/// @param level 0 to 3
/// @param method five characters such as `-lh5-`
/// @param plainName the name in the header itself; empty in levels 2 and 3
/// @param extensions extension headers, a type byte before the data of each
/// @param dataStart where the packed data starts
/// @param valid true if the sum of levels 0 and 1 is the one stated; true in the others
record LhaHeader(
    int level,
    String method,
    long packedSize,
    long size,
    long stamp,
    Slice plainName,
    int crc16,
    List<Slice> extensions,
    int dataStart,
    boolean valid) {
  private static final int SMALLEST = 22;
  private static final int TIME_OF_UNIX = 0x54;
  private static final int SIZES_64 = 0x42;

  /// The header at `at`, or null if none, or not a whole one, is there.
  static @Nullable LhaHeader at(Slice content, int at) {
    if (content.length() - at < SMALLEST
        || content.at(at + 2) != '-'
        || (content.at(at + 3) != 'l' && content.at(at + 3) != 'p')
        || content.at(at + 6) != '-') {
      return null;
    }
    return switch (content.at(at + 20)) {
      case 0, 1 -> old(content, at, content.at(at + 20));
      case 2 -> extended(content, at, 2, u16(content, at), 24);
      case 3 -> third(content, at);
      default -> null;
    };
  }

  private static @Nullable LhaHeader third(Slice content, int at) {
    if (u16(content, at) != 4 || content.length() - at < 32) {
      return null;
    }
    return extended(content, at, 3, u32(content, at + 24), 28);
  }

  /// Levels 0 and 1: a length, a sum over what follows, and the name inside.
  private static @Nullable LhaHeader old(Slice content, int at, int level) {
    int end = at + 2 + content.at(at);
    int nameLength = content.at(at + 21);
    int behindName = at + SMALLEST + nameLength;
    if (end > content.length() || behindName + 2 > end) {
      return null;
    }
    int sum = 0;
    for (int i = at + 2; i < end; i++) {
      sum += content.at(i);
    }
    List<Slice> extensions = new ArrayList<>();
    int dataStart = end;
    if (level == 1) {
      dataStart = extensions(content, end, u16(content, end - 2), 2, extensions);
    }
    long packed = u32(content, at + 7) - (dataStart - end);
    return make(
        content,
        at,
        level,
        content.part(at + SMALLEST, nameLength),
        u16(content, behindName),
        extensions,
        dataStart,
        Math.max(packed, 0),
        (sum & 0xff) == content.at(at + 1));
  }

  /// Levels 2 and 3: all that is of any length is in extension headers.
  private static @Nullable LhaHeader extended(
      Slice content, int at, int level, long length, int first) {
    int width = level == 2 ? 2 : 4;
    if (length < first + width || length > content.length() - at) {
      return null;
    }
    List<Slice> extensions = new ArrayList<>();
    Slice header = content.part(at, (int) length);
    int size =
        width == 2 ? u16(header, first) : (int) Math.min(u32(header, first), Integer.MAX_VALUE);
    extensions(header, first + width, size, width, extensions);
    return make(
        content,
        at,
        level,
        Slice.empty(),
        u16(content, at + 21),
        extensions,
        at + (int) length,
        u32(content, at + 7),
        true);
  }

  private static LhaHeader make(
      Slice content,
      int at,
      int level,
      Slice name,
      int crc16,
      List<Slice> extensions,
      int dataStart,
      long packedSize,
      boolean valid) {
    long packed = packedSize;
    long size = u32(content, at + 11);
    for (Slice extension : extensions) {
      if (extension.at(0) == SIZES_64 && extension.length() >= 17) {
        packed = u63(extension, 1);
        size = u63(extension, 9);
      }
    }
    return new LhaHeader(
        level,
        content.part(at + 2, 5).latin1(),
        packed,
        size,
        u32(content, at + 15),
        name,
        crc16,
        List.copyOf(extensions),
        dataStart,
        valid);
  }

  /// Collects extension headers, each of which ends with the length of the next.
  ///
  /// @param at where the first is
  /// @param first its length, that of the next one's length included; 0 if there is none
  /// @param width bytes of a length
  /// @return position behind the last
  private static int extensions(Slice bytes, int at, int first, int width, List<Slice> extensions) {
    int next = first;
    int position = at;
    while (next > width && next <= bytes.length() - position) {
      extensions.add(bytes.part(position, next - width));
      position += next;
      next =
          width == 2
              ? u16(bytes, position - 2)
              : (int) Math.min(u32(bytes, position - 4), Integer.MAX_VALUE);
    }
    return position;
  }

  /// The data of the first extension of this type; null if there is none.
  @Nullable Slice extension(int type) {
    for (Slice extension : extensions) {
      if (extension.at(0) == type) {
        return extension.from(1);
      }
    }
    return null;
  }

  /// When the file was changed: a DOS stamp in levels 0 and 1, seconds since 1970 in the others.
  @Nullable Instant modified() {
    Slice unix = extension(TIME_OF_UNIX);
    if (unix != null && unix.length() >= 4) {
      return Instant.ofEpochSecond(u32(unix, 0));
    }
    return level < 2 ? DosTime.of(stamp) : Instant.ofEpochSecond(stamp);
  }
}
