package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Password;
import dev.sekisho.container.Passwords;
import dev.sekisho.container.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/// An encrypted document of Office 2007 and later: a compound file around the ZIP (MS-OFFCRYPTO
/// §2.3). Tried with Excel's own password, which it opens without asking, and the words given.
final class OleEncryption {
  /// Name of the stream that holds the encrypted document.
  static final String PACKAGE = "EncryptedPackage";

  private static final int MOST_ROUNDS = 1_000_000;
  private static final int HASH_BLOCK = 128;
  private static final Password EXCEL =
      new Password(Decryptor.DEFAULT_PASSWORD, Password.Origin.PROGRAM);
  private static final int TRUSTED_SIZE = 1 << 16;

  private final DirectoryNode root;
  private final Opening opening;
  private final Parts parts;

  OleEncryption(DirectoryNode root, Opening opening, Parts parts) {
    this.root = root;
    this.opening = opening;
    this.parts = parts;
  }

  /// Adds the document as a file if a password opens it, else says that it is encrypted.
  void open() {
    try {
      EncryptionInfo info = new EncryptionInfo(root);
      if (info.getVerifier().getSpinCount() > MOST_ROUNDS) {
        parts.missing(Cause.ENCRYPTED, "too many rounds");
      } else {
        open(info);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // The library reports damage, and methods it does not know, by any of these.
      parts.missing(Cause.ENCRYPTED, "unknown method");
    }
  }

  private void open(EncryptionInfo info) throws IOException, GeneralSecurityException {
    Decryptor decryptor = Decryptor.getInstance(info);
    long hashed = (long) HASH_BLOCK * info.getVerifier().getSpinCount();
    Passwords.Trial trial = opening.passwords().trial(opening.budget(), hashed);
    Password word = EXCEL;
    while (word != null && !decryptor.verifyPassword(word.text())) {
      word = trial.next();
    }
    if (word == null) {
      parts.missing(trial.closed());
      return;
    }
    if (!word.equals(EXCEL)) {
      opening.passwords().opens(word);
    }
    Unpacked document = decrypted(decryptor);
    parts.defect(Passwords.decrypted(word));
    parts.file("document", -1, () -> document);
  }

  private Unpacked decrypted(Decryptor decryptor) throws IOException, GeneralSecurityException {
    try (InputStream in = decryptor.getDataStream(root)) {
      return parts.unpacking().drain(in, TRUSTED_SIZE).unpacked("encrypted document");
    }
  }
}
