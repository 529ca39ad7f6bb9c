package dev.sekisho.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/// OpenPGP public keys that signatures are checked with.
public final class PublicKeys {
  private final List<PGPPublicKeyRing> rings = new ArrayList<>();

  /// Adds the keys in `file`.
  ///
  /// @return false if there is no key in it
  /// @throws IOException if it cannot be read
  public boolean add(Path file) throws IOException {
    if (Files.size(file) > SigningKey.MAX_BYTES) {
      return false;
    }
    int before = rings.size();
    byte[] bytes = Files.readAllBytes(file);
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
      new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator())
          .getKeyRings()
          .forEachRemaining(rings::add);
    } catch (IOException | PGPException | RuntimeException _) {
      // the library answers to bytes that are no key with exceptions of many kinds
      return false;
    }
    return rings.size() > before;
  }

  /// Fingerprints of the primary keys, in upper-case hexadecimal.
  public List<String> fingerprints() {
    return rings.stream().map(PublicKeys::fingerprint).toList();
  }

  private static String fingerprint(PGPPublicKeyRing ring) {
    return HexFormat.of().withUpperCase().formatHex(ring.getPublicKey().getFingerprint());
  }

  /// What checking a signature gave.
  enum Checked {
    /// It is of the document and of one of the keys.
    GOOD,
    /// It is not of the document.
    BAD,
    /// It is of none of the keys.
    UNKNOWN_KEY,
    /// The key was revoked, or it had expired when the signature was made.
    INVALID_KEY,
    /// It is no signature.
    UNREADABLE
  }

  /// Checks a detached signature; of several in one file the first whose key is known counts.
  Checked check(byte[] document, byte[] signature) {
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(signature))) {
      if (!(new BcPGPObjectFactory(in).nextObject() instanceof PGPSignatureList list)
          || list.isEmpty()) {
        return Checked.UNREADABLE;
      }
      for (PGPSignature one : list) {
        for (PGPPublicKeyRing ring : rings) {
          PGPPublicKey key = ring.getPublicKey(one.getKeyID());
          if (key != null) {
            return check(document, one, ring, key);
          }
        }
      }
      return Checked.UNKNOWN_KEY;
    } catch (IOException | PGPException | RuntimeException _) {
      // the library answers to bytes that are no signature with exceptions of many kinds
      return Checked.UNREADABLE;
    }
  }

  private static Checked check(
      byte[] document, PGPSignature signature, PGPPublicKeyRing ring, PGPPublicKey key)
      throws PGPException {
    if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
      return Checked.UNREADABLE;
    }
    signature.init(new BcPGPContentVerifierBuilderProvider(), key);
    signature.update(document);
    if (!signature.verify()) {
      return Checked.BAD;
    }
    Instant at = signature.getCreationTime().toInstant();
    return valid(ring.getPublicKey(), at) && valid(key, at) ? Checked.GOOD : Checked.INVALID_KEY;
  }

  private static boolean valid(PGPPublicKey key, Instant at) {
    Instant made = key.getCreationTime().toInstant();
    long seconds = key.getValidSeconds();
    return !key.hasRevocation()
        && !at.isBefore(made)
        && (seconds == 0 || at.isBefore(made.plusSeconds(seconds)));
  }
}
