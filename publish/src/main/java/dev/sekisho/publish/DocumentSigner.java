package dev.sekisho.publish;

import java.time.Instant;

/// Signs documents with the publisher's OpenPGP key.
public interface DocumentSigner {
  /// A detached signature in ASCII armour.
  ///
  /// @param document what is signed
  /// @param at the time the signature bears; that of the key where it is younger
  byte[] sign(byte[] document, Instant at);

  /// The public key in ASCII armour.
  byte[] publicKey();

  /// Fingerprint of the primary key, in upper-case hexadecimal.
  String fingerprint();
}
