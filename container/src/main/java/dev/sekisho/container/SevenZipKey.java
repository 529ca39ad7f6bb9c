package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How the key of a 7z folder is made of a password: SHA-256 over salt, password and a counter, as
/// often as the folder says.
///
/// Source: `7zAes.cpp` of 7-Zip; AES-256 in CBC mode.
///
/// @param power 2 to this many rounds; 63: the password is the key
record SevenZipKey(int power, Slice salt, Slice vector) {
  private static final int KEY = 32;
  private static final int BLOCK = 16;
  private static final int AS_IT_IS = 0x3f;
  private static final int COUNTER = 8;
  private static final int BATCH = 1 << 10;
  private static final int TYPICAL_PASSWORD = 16;

  /// @param properties those of the coder; null if they say no key
  static @Nullable SevenZipKey of(Slice properties) {
    if (properties.isEmpty()) {
      return null;
    }
    int first = properties.at(0);
    int second = properties.length() > 1 ? properties.at(1) : 0;
    int salt = ((first >> 7) & 1) + ((first & 0xc0) == 0 ? 0 : second >> 4);
    int vector = ((first >> 6) & 1) + ((first & 0xc0) == 0 ? 0 : second & 0x0f);
    if (properties.length() < 2 + salt + vector && salt + vector > 0) {
      return null;
    }
    int start = Math.min(2, properties.length());
    return new SevenZipKey(
        first & 0x3f, properties.part(start, salt), properties.part(start + salt, vector));
  }

  /// Bytes that are hashed to make a key; `Long.MAX_VALUE` for more than anyone would.
  long cost() {
    int each = salt.length() + TYPICAL_PASSWORD + COUNTER;
    return power == AS_IT_IS ? 0 : power > 40 ? Long.MAX_VALUE : (1L << power) * each;
  }

  /// True if a password gives the same key for both.
  boolean sameKey(@Nullable SevenZipKey other) {
    return other != null && power == other.power && salt.equals(other.salt);
  }

  byte[] derive(String password) throws GeneralSecurityException {
    byte[] words = password.getBytes(StandardCharsets.UTF_16LE);
    int each = salt.length() + words.length + COUNTER;
    byte[] once = new byte[each];
    System.arraycopy(salt.array(), salt.offset(), once, 0, salt.length());
    System.arraycopy(words, 0, once, salt.length(), words.length);
    if (power == AS_IT_IS) {
      return Arrays.copyOf(once, KEY);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long rounds = 1L << power;
    byte[] batch = new byte[each * (int) Math.min(rounds, BATCH)];
    for (int i = 0; i < batch.length; i += each) {
      System.arraycopy(once, 0, batch, i, each);
    }
    for (long round = 0; round < rounds; ) {
      for (int end = each; end <= batch.length; end += each, round++) {
        for (int i = 0; i < COUNTER; i++) {
          batch[end - COUNTER + i] = (byte) (round >>> (8 * i));
        }
      }
      digest.update(batch);
    }
    return digest.digest();
  }

  /// A cipher that decrypts with a key.
  Cipher cipher(byte[] key) throws GeneralSecurityException {
    byte[] initial = Arrays.copyOf(vector.toArray(), BLOCK);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(initial));
    return cipher;
  }
}
