package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The volume of a UDF image: where its partitions are, and where its file set is.
///
/// Source: ECMA-167 3/10 (descriptors), 3/7.2 (tags), 4/7.1 (addresses); UDF 2.2.
final class UdfVolume {
  static final int SECTOR = IsoReader.SECTOR;
  private static final int ANCHOR = 2;
  private static final int PARTITION = 5;
  private static final int LOGICAL_VOLUME = 6;
  private static final int TERMINATING = 8;
  private static final int TAG = 16;
  private static final int MOST_DESCRIPTORS = 1024;
  private static final int MAPS = 440;

  private final Slice image;

  /// Number of a partition → its first byte.
  private final Map<Integer, Long> starts = new HashMap<>();

  /// Reference to a partition → its number; -1 for a kind that is not read.
  private final Map<Integer, Integer> references = new HashMap<>();

  private int blockSize = SECTOR;
  private @Nullable Address fileSet;

  /// A range of a partition: ECMA-167 4/14.14.2.
  ///
  /// @param length in bytes
  /// @param kind 0 recorded, 1 and 2 zeros, 3 more addresses
  record Address(long length, int kind, long block, int partition) {
    /// The `long_ad` at `at`, of which there are 16 bytes.
    static Address longAt(Slice bytes, int at) {
      long length = u32(bytes, at);
      return new Address(
          length & 0x3fff_ffff, (int) (length >> 30), u32(bytes, at + 4), u16(bytes, at + 8));
    }

    /// The `short_ad` at `at`, of which there are 8 bytes.
    static Address shortAt(Slice bytes, int at, int partition) {
      long length = u32(bytes, at);
      return new Address(length & 0x3fff_ffff, (int) (length >> 30), u32(bytes, at + 4), partition);
    }
  }

  UdfVolume(Slice image) {
    this.image = image;
    long sectors = image.length() / SECTOR;
    for (long sector : new long[] {256, sectors - 1, sectors - 257, 512}) {
      Slice anchor = tagged(sector * SECTOR, ANCHOR);
      if (anchor != null && fileSet == null) {
        readSequence(u32(anchor, TAG + 4) * SECTOR, u32(anchor, TAG));
        if (fileSet == null) {
          readSequence(u32(anchor, TAG + 12) * SECTOR, u32(anchor, TAG + 8));
        }
      }
    }
  }

  /// Where the file set descriptor is; null if that was not found.
  @Nullable Address fileSet() {
    return fileSet;
  }

  int blockSize() {
    return blockSize;
  }

  /// True if the descriptor at `at` has this tag and its check sum.
  static boolean isTagged(Slice bytes, int at, int tag) {
    if (at < 0 || bytes.length() - at < TAG || u16(bytes, at) != tag) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < TAG; i++) {
      sum += i == 4 ? 0 : bytes.at(at + i);
    }
    return (sum & 0xff) == bytes.at(at + 4);
  }

  private @Nullable Slice tagged(long at, int tag) {
    boolean inside = at >= 0 && at <= image.length() - 512L;
    return inside && isTagged(image, (int) at, tag) ? image.from((int) at) : null;
  }

  private void readSequence(long start, long length) {
    for (int i = 0; i < MOST_DESCRIPTORS && (long) i * SECTOR < length; i++) {
      long at = start + (long) i * SECTOR;
      Slice partition = tagged(at, PARTITION);
      if (partition != null) {
        starts.put(u16(partition, 22), u32(partition, 188) * SECTOR);
      }
      Slice volume = tagged(at, LOGICAL_VOLUME);
      if (volume != null) {
        readLogicalVolume(volume);
      }
      if (tagged(at, TERMINATING) != null) {
        return;
      }
    }
  }

  private void readLogicalVolume(Slice volume) {
    blockSize = Math.clamp(u32(volume, 212), 512, 1 << 16);
    fileSet = Address.longAt(volume, 248);
    int at = MAPS;
    int end = (int) Math.min(volume.length(), MAPS + u32(volume, 264));
    for (int i = 0; i < u32(volume, 268) && end - at >= 6; i++) {
      boolean plain = volume.at(at) == 1;
      references.put(i, plain ? u16(volume, at + 4) : -1);
      at += Math.max(volume.at(at + 1), 2);
    }
  }

  /// True if `address` lies in a partition of a kind that is read.
  boolean isRead(Address address) {
    Integer number = references.get(address.partition());
    return number != null && starts.containsKey(number);
  }

  /// Position of the first byte of `address` in the image; beyond its end where there is none.
  long position(Address address) {
    Integer number = references.get(address.partition());
    Long start = number == null ? null : starts.get(number);
    return start == null ? Long.MAX_VALUE : start + address.block() * blockSize;
  }

  /// The block that `address` starts with, if it is whole; null if not.
  @Nullable Slice block(Address address) {
    long at = position(address);
    return at > image.length() - (long) blockSize ? null : image.part((int) at, blockSize);
  }
}
