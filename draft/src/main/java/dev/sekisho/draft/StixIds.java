package dev.sekisho.draft;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids of STIX objects: the same of the same content, so that a second draft of a page has the ids
/// of the first (RFC 9562 §5.5, version 5).
final class StixIds {
  /// The namespace, made up once for drafts.
  private static final UUID NAMESPACE = UUID.fromString("7b0f6bb2-6b0f-4f0e-9a58-5d6b2a3f9c41");

  private StixIds() {}

  /// The id of an object of a type that `name` tells apart from the others.
  static String of(String type, String name) {
    return type + "--" + uuid(type + "\u0000" + name);
  }

  private static UUID uuid(String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    ByteBuffer space = ByteBuffer.allocate(16);
    space.putLong(NAMESPACE.getMostSignificantBits()).putLong(NAMESPACE.getLeastSignificantBits());
    sha1.update(space.array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
