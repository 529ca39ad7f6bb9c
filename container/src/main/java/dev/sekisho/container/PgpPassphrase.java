package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a passphrase gives the key of a message of OpenPGP: a symmetric-key encrypted session key of
/// version 4.
///
/// Source: RFC 9580 §3.7.1 (string-to-key: simple, salted, iterated), §5.3.1.
///
/// @param cipher what the passphrase's own key is of
/// @param digest name of the hash
/// @param salt none if it is simple
/// @param count how many bytes are hashed; 0 for each just once
/// @param encrypted the session key; empty if the passphrase's own key is that
record PgpPassphrase(PgpCipher cipher, String digest, Slice salt, long count, Slice encrypted) {
  private static final int SALT = 8;
  private static final int STEP = 1 << 12;

  /// A key of a cipher.
  record Key(PgpCipher cipher, Slice bytes) {}

  /// Reads the body of such a packet; null if it is of another version, cut short, or of a cipher
  /// or hash that the JDK has not.
  static @Nullable PgpPassphrase of(Slice body) {
    if (body.length() < 4 || body.at(0) != 4) {
      return null;
    }
    PgpCipher cipher = PgpCipher.of(body.at(1));
    int kind = body.at(2);
    String digest = digest(body.at(3));
    int salt = kind == 0 ? 0 : SALT;
    int end = 4 + salt + (kind == 3 ? 1 : 0);
    boolean known = kind == 0 || kind == 1 || kind == 3;
    if (cipher == null || digest == null || !known || body.length() < end) {
      return null;
    }
    int coded = kind == 3 ? body.at(end - 1) : 0;
    long count = kind == 3 ? (16L + (coded & 15)) << ((coded >> 4) + 6) : 0;
    return new PgpPassphrase(cipher, digest, body.part(4, salt), count, body.from(end));
  }

  private static @Nullable String digest(int id) {
    return switch (id) {
      case 1 -> "MD5";
      case 2 -> "SHA-1";
      case 8 -> "SHA-256";
      case 9 -> "SHA-384";
      case 10 -> "SHA-512";
      case 11 -> "SHA-224";
      default -> null;
    };
  }

  /// The key that a passphrase gives; null if it gives none.
  @Nullable Key key(byte[] passphrase) throws GeneralSecurityException {
    Key own = new Key(cipher, Slice.of(bytes(passphrase)));
    if (encrypted.isEmpty()) {
      return own;
    }
    Slice session = Slice.of(PgpLock.decrypted(own, encrypted));
    PgpCipher other = PgpCipher.of(session.at(0));
    return other == null || other.key() != session.length() - 1
        ? null
        : new Key(other, session.from(1));
  }

  /// Salt and passphrase, over and over; a longer key goes on with a zero before them for each
  /// hash.
  private byte[] bytes(byte[] passphrase) throws GeneralSecurityException {
    byte[] once = Arrays.copyOf(salt.toArray(), salt.length() + passphrase.length);
    System.arraycopy(passphrase, 0, once, salt.length(), passphrase.length);
    byte[] often = new byte[once.length * Math.max(1, STEP / Math.max(1, once.length))];
    for (int at = 0; at < often.length; at += once.length) {
      System.arraycopy(once, 0, often, at, once.length);
    }
    byte[] key = new byte[cipher.key()];
    MessageDigest hash = MessageDigest.getInstance(digest);
    for (int at = 0, zeros = 0; at < key.length; at += hash.getDigestLength(), zeros++) {
      hash.update(new byte[zeros]);
      long left = Math.max(count, once.length);
      while (left > 0 && often.length > 0) {
        int step = (int) Math.min(left, often.length);
        hash.update(often, 0, step);
        left -= step;
      }
      byte[] part = hash.digest();
      System.arraycopy(part, 0, key, at, Math.min(part.length, key.length - at));
    }
    return key;
  }
}
