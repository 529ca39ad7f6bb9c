package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Tells whether decrypted data is what was encrypted: it unpacks without damage to the stated
/// size, and, where packing alone proves nothing, to the stated CRC-32.
final class ZipProof {
  private static final int STEP = 1 << 16;

  private ZipProof() {}

  /// @param plain the data, decrypted
  /// @param header what is said of it
  /// @param trial pays for what is unpacked
  /// @param memory how many bytes a decoder may keep
  static boolean holds(Slice plain, ZipHeader header, Passwords.Trial trial, long memory) {
    CRC32 crc = new CRC32();
    byte[] some = new byte[STEP];
    long length = 0;
    long paid = 0;
    try (InputStream in = open(plain, header, memory)) {
      int count;
      while ((count = in.read(some)) >= 0) {
        length += count;
        crc.update(some, 0, count);
        if (length > header.size() || (length - paid >= 1 << 20 && !trial.pay(length - paid))) {
          return false;
        }
        paid = length - paid >= 1 << 20 ? length : paid;
      }
    } catch (IOException | RuntimeException e) {
      // Data of a wrong word is damaged data, which decoders report by either.
      return false;
    }
    boolean packed = header.method() != ZipMethod.STORED && length > 0;
    return length == header.size() && (packed || crc.getValue() == header.crc32());
  }

  private static InputStream open(Slice plain, ZipHeader header, long memory) throws IOException {
    return switch (header.method()) {
      case ZipMethod.STORED -> new SliceStream(plain);
      case ZipMethod.DEFLATE -> new DeflateStream(plain);
      default -> ZipDecoder.open(plain, header, memory);
    };
  }
}
