package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One encrypted member, and the words tried on it (docs/decisions/0005-zip-passwords.md).
///
/// A word is right if the authentication code says so (AES), or if what it decrypts to unpacks to
/// the stated CRC-32 or size (traditional encryption, whose own check lets 1 of 256 pass). One that
/// passes the first check alone gives content that stays a gap.
final class ZipLock {
  private static final int NOT_READ = 0x2040;
  private static final Charset JAPANESE = Charset.forName("windows-31j");

  /// What became of a member.
  ///
  /// @param plain its packed data, decrypted; null if no word opened it
  /// @param header what is said of that data
  /// @param summed true if its CRC-32 is stated
  /// @param opened the word that opened it; null if none did
  /// @param missing why it is not, or may not be, all there; null if it is
  record Unlocked(
      @Nullable Slice plain,
      ZipHeader header,
      boolean summed,
      @Nullable Password opened,
      @Nullable Missing missing) {
    static Unlocked closed(ZipHeader header, Missing missing) {
      return new Unlocked(null, header, false, null, missing);
    }
  }

  private final Slice packed;
  private final ZipHeader header;
  private final Budget budget;
  private final Passwords.Trial trial;
  private final long memory;

  private ZipLock(Slice packed, ZipHeader header, Opening opening, long memory) {
    this.packed = packed;
    this.header = header;
    this.budget = opening.budget();
    this.trial = opening.passwords().trial(budget, 0);
    this.memory = memory;
  }

  /// True if words can be tried on a member of this header at all.
  static boolean canOpen(ZipHeader header) {
    return (header.flags() & NOT_READ) == 0 && ZipMethod.read(ZipAes.method(header));
  }

  /// Tries the words.
  ///
  /// @param data starts where the member's data does, and may go on behind it
  /// @param memory how many bytes a decoder may keep
  /// @param descriptor finds the sizes that are said behind the data
  static Unlocked open(
      Slice data, ZipHeader header, Opening opening, long memory, ZipDescriptor descriptor) {
    ZipHeader stated = header.describedBehind() ? descriptor.stated(header, data) : header;
    if (stated == null) {
      boolean limited = descriptor.exhausted();
      return Unlocked.closed(
          header, limited ? Missing.of(Limit.STEPS) : new Missing(Cause.ENCRYPTED, ""));
    }
    Slice packed = data.part(0, (int) Math.min(stated.packedSize(), data.length()));
    ZipLock lock = new ZipLock(packed, stated, opening, memory);
    try {
      return stated.method() == ZipMethod.AES ? lock.aes() : lock.traditional();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES and HMAC-SHA1 are in every JDK", e);
    }
  }

  private Unlocked aes() throws GeneralSecurityException {
    ZipAes aes = ZipAes.of(packed, header);
    if (aes == null) {
      return Unlocked.closed(header, trial.closed());
    }
    Password likely = null;
    byte[] likelyKeys = {};
    for (Password word = trial.next(); word != null; word = trial.next()) {
      for (byte[] bytes : bytes(word)) {
        byte[] keys = aes.keys(bytes);
        if (keys != null && trial.pay(packed.length())) {
          if (aes.authentic(keys)) {
            return aes(aes, keys, word, null);
          }
          likely = word;
          likelyKeys = keys;
        }
      }
    }
    Missing damaged = new Missing(Cause.DAMAGED, "authentication code");
    return likely == null
        ? Unlocked.closed(header, trial.closed())
        : aes(aes, likelyKeys, likely, damaged);
  }

  private Unlocked aes(ZipAes aes, byte[] keys, Password word, @Nullable Missing missing)
      throws GeneralSecurityException {
    if (!budget.spend(Limit.UNPACKED_BYTES, aes.data().length())) {
      return Unlocked.closed(header, Missing.of(Limit.UNPACKED_BYTES));
    }
    ZipHeader plain = header.decrypted(aes.method(), aes.data().length());
    return new Unlocked(aes.decrypted(keys), plain, aes.summed(), word, missing);
  }

  private Unlocked traditional() {
    if (packed.length() < ZipCrypto.HEADER) {
      return Unlocked.closed(header, trial.closed());
    }
    ZipHeader plain = header.decrypted(header.method(), header.packedSize() - ZipCrypto.HEADER);
    Unlocked likely = null;
    for (Password word = trial.next(); word != null; word = trial.next()) {
      for (byte[] bytes : bytes(word)) {
        ZipCrypto crypto = new ZipCrypto(bytes);
        if (!isCheck(crypto.header(packed)) || !trial.pay(packed.length())) {
          continue;
        }
        Slice data = crypto.data(packed);
        if (ZipProof.holds(data, plain, trial, memory)) {
          return paid(new Unlocked(data, plain, true, word, null));
        }
        if (likely == null && trial.proven(word)) {
          Missing damaged = new Missing(Cause.DAMAGED, ZipMethod.name(header.method()));
          likely = new Unlocked(data, plain, true, word, damaged);
        }
      }
    }
    return likely == null ? Unlocked.closed(header, trial.closed()) : paid(likely);
  }

  private Unlocked paid(Unlocked unlocked) {
    return budget.spend(Limit.UNPACKED_BYTES, packed.length())
        ? unlocked
        : Unlocked.closed(header, Missing.of(Limit.UNPACKED_BYTES));
  }

  /// Programs that write the sizes behind the data do not know the CRC-32 when they encrypt: they
  /// take the time.
  private boolean isCheck(int check) {
    boolean later = (header.flags() & 0x0008) != 0;
    return check == header.crc32() >>> 24 || (later && check == ((header.dosStamp() >>> 8) & 0xff));
  }

  /// The bytes that a word may have been when it was typed.
  private static List<byte[]> bytes(Password word) {
    List<byte[]> bytes = new ArrayList<>();
    String text = word.text();
    if (!text.isEmpty()) {
      bytes.add(text.getBytes(StandardCharsets.UTF_8));
    }
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (!ascii && JAPANESE.newEncoder().canEncode(text)) {
      bytes.add(text.getBytes(JAPANESE));
    }
    return bytes;
  }
}
