package dev.sekisho.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;

/// Signs with one unlocked key: detached signatures of binary documents over SHA-512 (RFC 4880
/// §5.2).
final class OpenPgpSigner implements DocumentSigner {
  private final PGPPublicKeyRing certificate;
  private final PGPPublicKey key;
  private final PGPPrivateKey secret;

  private OpenPgpSigner(PGPPublicKeyRing certificate, PGPPublicKey key, PGPPrivateKey secret) {
    this.certificate = certificate;
    this.key = key;
    this.secret = secret;
  }

  static OpenPgpSigner of(PGPPublicKeyRing certificate, PGPPublicKey key, PGPPrivateKey secret) {
    return new OpenPgpSigner(certificate, key, secret);
  }

  @Override
  public byte[] sign(byte[] document, Instant at) {
    Date made = key.getCreationTime();
    Date time = at.isBefore(made.toInstant()) ? made : Date.from(at);
    try {
      PGPSignatureGenerator generator =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
      generator.init(PGPSignature.BINARY_DOCUMENT, secret);
      PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
      hashed.setSignatureCreationTime(true, time);
      hashed.setIssuerFingerprint(false, key);
      generator.setHashedSubpackets(hashed.generate());
      PGPSignatureSubpacketGenerator unhashed = new PGPSignatureSubpacketGenerator();
      unhashed.setIssuerKeyID(false, key.getKeyID());
      generator.setUnhashedSubpackets(unhashed.generate());
      generator.update(document);
      PGPSignature signature = generator.generate();
      return armoured(signature::encode);
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] publicKey() {
    return armoured(certificate::encode);
  }

  @Override
  public String fingerprint() {
    return HexFormat.of().withUpperCase().formatHex(certificate.getPublicKey().getFingerprint());
  }

  private interface Encoded {
    void encode(OutputStream out) throws IOException;
  }

  private static byte[] armoured(Encoded encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream armour =
        ArmoredOutputStream.builder().clearHeaders().enableCRC(true).build(bytes)) {
      encoded.encode(armour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
