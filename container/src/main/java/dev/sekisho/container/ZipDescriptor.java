package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// Finds the end of stored data whose size is said only in a descriptor behind it.
///
/// Source: APPNOTE §4.3.9: CRC-32 and both sizes, in 32 or 64 bits each, with a signature or
/// without one. All members of one archive together are searched no further than some times its
/// length, so that many members without a descriptor cost no more than some do.
final class ZipDescriptor {
  private static final int SHORT = 12;
  private static final int LONG = 20;
  private static final long LENGTHS = 8;
  private static final long AT_LEAST = 1 << 20;

  private final long most;
  private long searched;

  /// @param archive length of the archive whose members are searched
  ZipDescriptor(long archive) {
    most = LENGTHS * archive + AT_LEAST;
  }

  /// Where the data ends: before the first descriptor that states the size it has there; without
  /// one before the first signature; without that at the end. -1 if too much was searched already.
  ///
  /// @param data starts where the member's data does
  int dataEnd(Slice data) {
    int first = -1;
    for (int at = next(data, 0); at >= 0; at = next(data, at + 1)) {
      int end = data.at(at + 2) == 7 ? described(data, at, at + 4) : describedBefore(data, at);
      if (end >= 0) {
        return end;
      }
      first = first < 0 ? at : first;
    }
    if (exhausted()) {
      return -1;
    }
    return first < 0 ? data.length() : first;
  }

  /// The header with the sizes and the CRC-32 that the descriptor behind its data states; null if
  /// the first signature behind the data is not that of a descriptor which fits, or too much was
  /// searched already.
  @Nullable ZipHeader stated(ZipHeader header, Slice data) {
    int at = next(data, 0);
    if (at < 0 || data.at(at + 2) != 7 || data.length() - at < 4 + SHORT) {
      return null;
    }
    if (u32(data, at + 8) == at) {
      return header.described(u32(data, at + 4), at, u32(data, at + 12));
    }
    boolean wide = data.length() - at >= 4 + LONG && u63(data, at + 8) == at;
    return wide ? header.described(u32(data, at + 4), at, u63(data, at + 16)) : null;
  }

  /// True if too much was searched already: nothing is found any more.
  boolean exhausted() {
    return searched > most;
  }

  /// How many bytes were looked at.
  long searched() {
    return searched;
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

  /// The next signature; -1 if there is none, or too much was searched already.
  private int next(Slice data, int from) {
    if (exhausted()) {
      return -1;
    }
    int at = data.indexOf((byte) 'P', from);
    while (at >= 0 && !isSignature(data, at)) {
      at = data.indexOf((byte) 'P', at + 1);
    }
    searched += (at < 0 ? data.length() : at + 1) - from;
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
