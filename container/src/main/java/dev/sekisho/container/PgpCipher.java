package dev.sekisho.container;

import org.jspecify.annotations.Nullable;

/// A cipher of OpenPGP that every JDK has. RFC 9580 §9.3.
///
/// @param algorithm its name
/// @param key length of a key in bytes
/// @param block length of a block in bytes
record PgpCipher(String algorithm, int key, int block) {
  /// The cipher of a number; null if it is none of these.
  static @Nullable PgpCipher of(int id) {
    return switch (id) {
      case 2 -> new PgpCipher("DESede", 24, 8);
      case 4 -> new PgpCipher("Blowfish", 16, 8);
      case 7 -> new PgpCipher("AES", 16, 16);
      case 8 -> new PgpCipher("AES", 24, 16);
      case 9 -> new PgpCipher("AES", 32, 16);
      default -> null;
    };
  }

  /// Its name with the mode that messages use.
  String transformation() {
    return algorithm + "/CFB/NoPadding";
  }
}
