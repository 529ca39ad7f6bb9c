package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// Finds the end of stored data whose size is said only in a descriptor behind it.
///
/// Source: APPNOTE §4.3.9: CRC-32 and both sizes, in 32 or 64 bits each, with a signature or
/// without one. All members of one archive together are searched no further than some times its
/// length, so that many members without a descriptor cost no more than one does.
final class ZipDescriptor {
  private static final int SHORT = 12;
  private static final int LONG = 20;
  private static final long LENGTHS = 8;
  private static final long AT_LEAST = 1 << 20;

  private long left;

  /// @param archive length of the archive whose members are searched
  ZipDescriptor(long archive) {
    left = LENGTHS * archive + AT_LEAST;
  }

  /// Where the data ends: before the first descriptor that states the size it has there; without
  /// one before the first signature; without that at the end. -1 if too much was searched already.
  ///
  /// @param data starts where the member's data does
  int dataEnd(Slice data) {
    int first = -1;
    int from = 0;
    int at = signature(data, 0);
    while (left >= 0 && at >= 0) {
      left -= at - from;
      from = at;
      int end = data.at(at + 2) == 7 ? described(data, at, at + 4) : describedBefore(data, at);
      if (end >= 0) {
        return end;
      }
      first = first < 0 ? at : first;
      at = signature(data, at + 1);
    }
    if (left < 0) {
      return -1;
    }
    left -= data.length() - from;
    return first < 0 ? data.length() : first;
  }

  /// The header with the sizes and the CRC-32 that the descriptor behind its data states; null if
  /// the first signature behind the data is not that of a descriptor which fits.
  static @Nullable ZipHeader stated(ZipHeader header, Slice data) {
    int at = signature(data, 0);
    if (at < 0 || data.at(at + 2) != 7 || data.length() - at < 4 + SHORT) {
      return null;
    }
    if (u32(data, at + 8) == at) {
      return header.described(u32(data, at + 4), at, u32(data, at + 12));
    }
    boolean wide = data.length() - at >= 4 + LONG && u63(data, at + 8) == at;
    return wide ? header.described(u32(data, at + 4), at, u63(data, at + 16)) : null;
  }

  private static int describedBefore(Slice data, int at) {
    int end = described(data, at - SHORT, at - SHORT);
    return end >= 0 ? end : described(data, at - LONG, at - LONG);
  }

  /// `end` if the descriptor at `fields` states that the data ends there, else -1.
  private static int described(Slice data, int end, int fields) {
    if (end < 0 || data.length() - fields < SHORT) {
      return -1;
    }
    boolean narrow = u32(data, fields + 4) == end && u32(data, fields + 8) == end;
    boolean wide =
        data.length() - fields >= LONG
            && u63(data, fields + 4) == end
            && u63(data, fields + 12) == end;
    return narrow || wide ? end : -1;
  }

  private static int signature(Slice data, int from) {
    int at = data.indexOf((byte) 'P', from);
    while (at >= 0 && !isSignature(data, at)) {
      at = data.indexOf((byte) 'P', at + 1);
    }
    return at;
  }

  private static boolean isSignature(Slice data, int at) {
    if (data.length() - at < 4 || data.at(at + 1) != 'K') {
      return false;
    }
    int kind = data.at(at + 2) << 8 | data.at(at + 3);
    return kind == 0x0102 || kind == 0x0304 || kind == 0x0506 || kind == 0x0708;
  }
}
