package dev.sekisho.publish;

import dev.sekisho.advisory.Localized;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/// What reading an OpenPGP secret key gave (RFC 4880 §5.5, §11.2), as `gpg --export-secret-keys`
/// writes it, with or without armour.
public sealed interface SigningKey {
  /// So large a key file is read.
  int MAX_BYTES = 1 << 20;

  /// A key that can sign.
  ///
  /// @param signer signs with it
  /// @param repeatable true if it makes the same signature of the same document each time: RSA and
  ///   EdDSA do, DSA and ECDSA draw a random number
  record Usable(DocumentSigner signer, boolean repeatable) implements SigningKey {}

  /// A file that is of no use for signing.
  ///
  /// @param why what is wrong with it
  record Unusable(Localized why) implements SigningKey {}

  /// Reads the first key in `file` that can sign: of its subkeys for signing the youngest, else its
  /// primary key. Revoked keys, and keys expired at `now`, are passed over.
  ///
  /// @param passphrase unlocks the key; not kept
  /// @throws IOException if the file cannot be read
  static SigningKey read(Path file, char[] passphrase, Instant now) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      return unusable("it is too large for a key", "鍵としては大きすぎます");
    }
    byte[] bytes = Files.readAllBytes(file);
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
      Iterator<PGPSecretKeyRing> rings =
          new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator()).getKeyRings();
      while (rings.hasNext()) {
        PGPSecretKeyRing ring = rings.next();
        Optional<PGPSecretKey> key = choose(ring, now);
        if (key.isPresent()) {
          return unlock(ring, key.get(), passphrase);
        }
      }
      return unusable(
          "it holds no secret key that can sign, is not revoked and has not expired",
          "署名でき、失効しておらず、期限内である秘密鍵がありません");
    } catch (IOException | PGPException | RuntimeException _) {
      // the library answers to bytes that are no key with exceptions of many kinds
      return unusable("it is not an OpenPGP secret key", "OpenPGPの秘密鍵ではありません");
    }
  }

  private static SigningKey unlock(PGPSecretKeyRing ring, PGPSecretKey key, char[] passphrase)
      throws IOException {
    try {
      PGPPrivateKey unlocked =
          key.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(passphrase));
      if (unlocked == null) {
        return unusable("its secret part is elsewhere", "秘密の部分がこのファイルにありません");
      }
      int algorithm = key.getPublicKey().getAlgorithm();
      boolean random =
          algorithm == PublicKeyAlgorithmTags.DSA || algorithm == PublicKeyAlgorithmTags.ECDSA;
      return new Usable(
          OpenPgpSigner.of(ring.toCertificate(), key.getPublicKey(), unlocked), !random);
    } catch (PGPException _) {
      return unusable("the passphrase does not unlock it, or it is damaged", "パスフレーズが違うか、鍵が壊れています");
    }
  }

  private static Optional<PGPSecretKey> choose(PGPSecretKeyRing ring, Instant now) {
    List<PGPSecretKey> keys = new ArrayList<>();
    ring.getSecretKeys()
        .forEachRemaining(
            key -> {
              if (key.isSigningKey()
                  && !key.isPrivateKeyEmpty()
                  && signs(key.getPublicKey())
                  && valid(key.getPublicKey(), now)) {
                keys.add(key);
              }
            });
    if (!valid(ring.getPublicKey(), now)) {
      return Optional.empty();
    }
    return keys.stream()
        .max(
            Comparator.comparing((PGPSecretKey key) -> !key.isMasterKey())
                .thenComparing(key -> key.getPublicKey().getCreationTime()));
  }

  private static boolean valid(PGPPublicKey key, Instant now) {
    long seconds = key.getValidSeconds();
    Instant made = key.getCreationTime().toInstant();
    return !key.hasRevocation() && (seconds == 0 || now.isBefore(made.plusSeconds(seconds)));
  }

  /// True if the key's own signatures do not keep it from signing (RFC 4880 §5.2.3.21).
  private static boolean signs(PGPPublicKey key) {
    boolean allowed = true;
    Iterator<PGPSignature> signatures = key.getSignatures();
    while (signatures.hasNext()) {
      PGPSignature signature = signatures.next();
      if (signature.hasSubpackets() && signature.getHashedSubPackets().getKeyFlags() != 0) {
        allowed = (signature.getHashedSubPackets().getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
      }
    }
    return allowed;
  }

  private static SigningKey unusable(String english, String japanese) {
    return new Unusable(Localized.of(english, japanese));
  }
}
