package dev.sekisho.container;

import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The words tried on a message of OpenPGP that is encrypted with a passphrase.
///
/// A word is right if what it decrypts to ends in its own SHA-1. Source: RFC 9580 §5.13.1 (version
/// 1 of encrypted and integrity protected data). What is encrypted with AEAD, or with a cipher that
/// the JDK has not, is not opened.
final class PgpLock {
  private static final int CHECK = 22;
  private static final int REPEATED = 2;

  private PgpLock() {}

  /// A message that was opened.
  ///
  /// @param packets what it holds
  /// @param word what opened it
  record Opened(Slice packets, Password word) {}

  /// Tries the words.
  ///
  /// @param body of the packet that is encrypted
  /// @param trial pays for them
  /// @return null if none is right
  static @Nullable Opened open(List<PgpPassphrase> sessions, Slice body, Passwords.Trial trial) {
    if (body.isEmpty() || body.at(0) != 1) {
      return null;
    }
    try {
      for (Password word = trial.next(); word != null; word = trial.next()) {
        byte[] text = word.text().getBytes(StandardCharsets.UTF_8);
        for (PgpPassphrase session : sessions) {
          PgpPassphrase.Key key = session.key(text);
          if (key != null && begins(key, body) && trial.pay(body.length())) {
            Slice packets = packets(key, body);
            if (packets != null) {
              return new Opened(packets, word);
            }
          }
        }
      }
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ciphers and digests of every JDK", e);
    }
  }

  /// Why a message stays closed.
  static Missing closed(Passwords.Trial trial) {
    Missing closed = trial.closed();
    return closed.detail().isEmpty() ? new Missing(closed.cause(), "OpenPGP") : closed;
  }

  /// True if the last two bytes of the first block come again behind it, as they do with the key.
  private static boolean begins(PgpPassphrase.Key key, Slice body) throws GeneralSecurityException {
    int block = key.cipher().block();
    if (body.length() < 1 + block + REPEATED + CHECK) {
      return false;
    }
    byte[] start = decrypted(key, body.part(1, 2 * block));
    return start[block - 2] == start[block] && start[block - 1] == start[block + 1];
  }

  private static @Nullable Slice packets(PgpPassphrase.Key key, Slice body)
      throws GeneralSecurityException {
    byte[] plain = decrypted(key, body.from(1));
    int digest = plain.length - CHECK + 2;
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(plain, 0, digest);
    boolean right =
        plain[digest - 2] == (byte) 0xd3
            && plain[digest - 1] == 0x14
            && Arrays.equals(sha1.digest(), 0, sha1.getDigestLength(), plain, digest, plain.length);
    int start = key.cipher().block() + REPEATED;
    return right ? Slice.of(plain, start, digest - 2 - start) : null;
  }

  /// Decrypts in cipher feedback mode from a block of zeros.
  static byte[] decrypted(PgpPassphrase.Key key, Slice data) throws GeneralSecurityException {
    int block = key.cipher().block();
    int whole = (data.length() + block - 1) / block * block;
    byte[] padded = Arrays.copyOf(data.toArray(), whole);
    Cipher cipher = Cipher.getInstance(key.cipher().transformation());
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key.bytes().toArray(), key.cipher().algorithm()),
        new IvParameterSpec(new byte[block]));
    return Arrays.copyOf(cipher.doFinal(padded), data.length());
  }
}
