package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;

/// An encrypted document of Office 2007 and later: a compound file around the ZIP (MS-OFFCRYPTO
/// §2.3). Tried with Excel's own password, which it opens without asking, and the words given.
final class OleEncryption {
  /// Name of the stream that holds the encrypted document.
  static final String PACKAGE = "EncryptedPackage";

  private static final int MOST_TRIED = 20;
  private static final int MOST_ROUNDS = 1_000_000;
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
      Decryptor decryptor = unlocked();
      if (decryptor == null) {
        parts.missing(Cause.ENCRYPTED, "");
        return;
      }
      Unpacked document = decrypted(decryptor);
      parts.defect("document.encrypted", "opened");
      parts.file("document", -1, () -> document);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // The library reports damage, and methods it does not know, by any of these.
      parts.missing(Cause.ENCRYPTED, "unknown method");
    }
  }

  private Unpacked decrypted(Decryptor decryptor) throws IOException, GeneralSecurityException {
    try (InputStream in = decryptor.getDataStream(root)) {
      return parts.unpacking().drain(in, TRUSTED_SIZE).unpacked("encrypted document");
    }
  }

  private @Nullable Decryptor unlocked() throws IOException, GeneralSecurityException {
    EncryptionInfo info = new EncryptionInfo(root);
    if (info.getVerifier().getSpinCount() > MOST_ROUNDS) {
      return null;
    }
    Decryptor decryptor = Decryptor.getInstance(info);
    for (String password : passwords()) {
      if (!opening.budget().inTime()) {
        return null;
      }
      if (decryptor.verifyPassword(password)) {
        return decryptor;
      }
    }
    return null;
  }

  private List<String> passwords() {
    List<String> passwords = new ArrayList<>();
    passwords.add(Decryptor.DEFAULT_PASSWORD);
    passwords.addAll(opening.passwords().get());
    return passwords.subList(0, Math.min(passwords.size(), MOST_TRIED));
  }
}
