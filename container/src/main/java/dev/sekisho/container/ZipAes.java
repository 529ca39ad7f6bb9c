package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;

import dev.sekisho.bytes.Slice;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What WinZip's AES encryption made of one member.
///
/// Source: WinZip, "AES Encryption Information", versions AE-1 and AE-2.
///
/// @param keyBytes length of the key: 16, 24 or 32
/// @param method how the plain data is packed
/// @param summed true if the CRC-32 of the content is stated (AE-1)
/// @param code the authentication code; empty where the data ends before it
record ZipAes(
    int keyBytes, int method, boolean summed, Slice salt, Slice verifier, Slice data, Slice code) {
  private static final int FIELD = 0x9901;
  private static final int VERIFIER = 2;
  private static final int CODE = 10;
  private static final int ROUNDS = 1000;
  private static final int DIGEST = 20;
  private static final int BLOCK = 16;
  private static final int STRETCH = 1 << 16;

  /// Number of the packing method behind the encryption; that of the header where it does not say.
  static int method(ZipHeader header) {
    Slice field = header.field(FIELD);
    return header.method() == ZipMethod.AES && field.length() >= 7
        ? u16(field, 5)
        : header.method();
  }

  /// What is there of it; null if that is not even salt and verifier, or the header does not say
  /// how it is encrypted.
  static @Nullable ZipAes of(Slice packed, ZipHeader header) {
    Slice field = header.field(FIELD);
    int strength = field.length() < 7 ? 0 : field.at(4);
    if (strength < 1 || strength > 3) {
      return null;
    }
    int saltBytes = 4 + 4 * strength;
    int start = saltBytes + VERIFIER;
    if (packed.length() < start) {
      return null;
    }
    long end = Math.max(start, header.packedSize() - CODE);
    int there = (int) Math.min(end, packed.length());
    boolean whole = packed.length() >= end + CODE;
    return new ZipAes(
        8 + 8 * strength,
        u16(field, 5),
        u16(field, 0) == 1,
        packed.part(0, saltBytes),
        packed.part(saltBytes, VERIFIER),
        packed.part(start, there - start),
        whole ? packed.part(there, CODE) : Slice.empty());
  }

  /// The keys of a password, if its verifier is right: one of 65,536 wrong ones has it too.
  ///
  /// @param password at least one byte
  /// @return key and authentication key, one behind the other; null if the password is wrong
  byte @Nullable [] keys(byte[] password) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(password, "HmacSHA1"));
    int at = 2 * keyBytes;
    byte[] last = block(mac, at / DIGEST + 1);
    if (!verifier.equals(Slice.of(last, at % DIGEST, VERIFIER))) {
      return null;
    }
    byte[] keys = new byte[at];
    for (int done = 0; done < at; done += DIGEST) {
      byte[] block = done / DIGEST == at / DIGEST ? last : block(mac, done / DIGEST + 1);
      System.arraycopy(block, 0, keys, done, Math.min(DIGEST, at - done));
    }
    return keys;
  }

  /// Block `number`, from 1, of PBKDF2 (RFC 8018 §5.2). Each block is derived by itself, so that a
  /// wrong password costs only the block of the verifier.
  private byte[] block(Mac mac, int number) {
    mac.update(salt.array(), salt.offset(), salt.length());
    byte[] next = mac.doFinal(new byte[] {0, 0, 0, (byte) number});
    byte[] sum = next.clone();
    for (int round = 1; round < ROUNDS; round++) {
      next = mac.doFinal(next);
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= next[i];
      }
    }
    return sum;
  }

  /// True if the authentication code is that of the data.
  boolean authentic(byte[] keys) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(keys, keyBytes, keyBytes, "HmacSHA1"));
    mac.update(data.array(), data.offset(), data.length());
    return code.equals(Slice.of(mac.doFinal(), 0, CODE));
  }

  /// The data, decrypted: counter mode, whose counter starts at 1 and has its lowest byte first.
  Slice decrypted(byte[] keys) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys, 0, keyBytes, "AES"));
    byte[] plain = data.toArray();
    byte[] counters = new byte[STRETCH];
    long counter = 1;
    for (int start = 0; start < plain.length; start += STRETCH) {
      Arrays.fill(counters, (byte) 0);
      for (int at = 0; at < STRETCH; at += BLOCK, counter++) {
        for (int i = 0; i < 8; i++) {
          counters[at + i] = (byte) (counter >>> (8 * i));
        }
      }
      byte[] mask = cipher.doFinal(counters);
      int count = Math.min(STRETCH, plain.length - start);
      for (int i = 0; i < count; i++) {
        plain[start + i] ^= mask[i];
      }
    }
    return Slice.of(plain);
  }
}
