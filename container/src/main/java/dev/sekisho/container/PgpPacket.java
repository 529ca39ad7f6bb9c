package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// One packet of OpenPGP as it is framed, in the old or the new format, its partial lengths joined.
/// RFC 9580 §4.2.
///
/// @param tag its kind (§5)
/// @param body as much of it as is there
/// @param whole false if it ends before its length does
/// @param end where the next one starts
record PgpPacket(int tag, Slice body, boolean whole, int end) {
  static final int PUBLIC_KEY_SESSION = 1;
  static final int SIGNATURE = 2;
  static final int SYMMETRIC_SESSION = 3;
  static final int ONE_PASS = 4;
  static final int COMPRESSED = 8;
  static final int ENCRYPTED = 9;
  static final int MARKER = 10;
  static final int LITERAL = 11;
  static final int ENCRYPTED_CHECKED = 18;
  static final int ENCRYPTED_AEAD = 20;
  static final int PADDING = 21;

  /// What the octets of a length say.
  private record Length(long count, int octets, boolean partial) {}

  /// True if it is the key of a session, encrypted.
  boolean isSession() {
    return tag == PUBLIC_KEY_SESSION || tag == SYMMETRIC_SESSION;
  }

  /// The kind of a packet that starts with octet `first`; -1 if none does.
  static int tag(int first) {
    if ((first & 0x80) == 0) {
      return -1;
    }
    return (first & 0x40) != 0 ? first & 0x3f : first >> 2 & 0xf;
  }

  /// The packet at `at`; null if none starts there.
  static @Nullable PgpPacket at(Slice content, int at) {
    int tag = at < content.length() ? tag(content.at(at)) : -1;
    if (tag <= 0) {
      return null;
    }
    if ((content.at(at) & 0x40) == 0) {
      return old(content, at, tag);
    }
    Length length = length(content, at + 1);
    if (length == null) {
      return new PgpPacket(tag, Slice.empty(), false, content.length());
    }
    int data = at + 1 + length.octets();
    return length.partial()
        ? partial(content, tag, data, length)
        : framed(content, tag, data, length.count());
  }

  private static PgpPacket old(Slice content, int at, int tag) {
    int octets = 1 << (content.at(at) & 3);
    int data = at + 1;
    if (octets == 8) {
      return framed(content, tag, data, content.length() - data);
    }
    if (data + octets > content.length()) {
      return new PgpPacket(tag, Slice.empty(), false, content.length());
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | content.at(data + i);
    }
    return framed(content, tag, data + octets, length);
  }

  private static PgpPacket framed(Slice content, int tag, int data, long length) {
    int there = (int) Math.min(length, content.length() - data);
    return new PgpPacket(tag, content.part(data, there), there == length, data + there);
  }

  private static PgpPacket partial(Slice content, int tag, int data, Length first) {
    GrowingBytes body = new GrowingBytes(0);
    Length length = first;
    int at = data;
    while (length != null) {
      int there = (int) Math.min(length.count(), content.length() - at);
      body.reserve(there);
      System.arraycopy(content.array(), content.offset() + at, body.array(), body.length(), there);
      body.advance(there);
      at += there;
      if (!length.partial() || there < length.count()) {
        return new PgpPacket(tag, body.finish(), there == length.count(), at);
      }
      length = length(content, at);
      at += length == null ? 0 : length.octets();
    }
    return new PgpPacket(tag, body.finish(), false, content.length());
  }

  /// The length at `at` in the new format; null if it is cut off.
  private static @Nullable Length length(Slice content, int at) {
    int left = content.length() - at;
    int first = left > 0 ? content.at(at) : 0xff;
    if (first < 192 && left > 0) {
      return new Length(first, 1, false);
    }
    if (first < 224) {
      return left < 2
          ? null
          : new Length(((first - 192L) << 8) + content.at(at + 1) + 192, 2, false);
    }
    if (first < 255) {
      return new Length(1L << (first & 0x1f), 1, true);
    }
    if (left < 5) {
      return null;
    }
    long count = 0;
    for (int i = 1; i <= 4; i++) {
      count = count << 8 | content.at(at + i);
    }
    return new Length(count, 5, false);
  }
}
