package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file entry of a UDF image, extended or not (ECMA-167 4/14.9, 4/14.17).
///
/// @param extents where its content lies
/// @param whole false if the list of its extents is damaged or lies in a partition that is not read
record UdfFile(
    boolean directory,
    long size,
    @Nullable Instant modified,
    List<Extents.Extent> extents,
    boolean whole) {
  private static final int FILE_ENTRY = 261;
  private static final int EXTENDED_FILE_ENTRY = 266;
  private static final int DIRECTORY = 4;
  private static final int MOST_EXTENTS = 1 << 16;
  private static final int MOST_CHAINED = 64;

  /// The file whose entry is at `address`; null if none is there.
  static @Nullable UdfFile at(UdfVolume volume, UdfVolume.Address address) {
    Slice entry = volume.block(address);
    boolean extended = entry != null && UdfVolume.isTagged(entry, 0, EXTENDED_FILE_ENTRY);
    if (entry == null || !(extended || UdfVolume.isTagged(entry, 0, FILE_ENTRY))) {
      return null;
    }
    int lengths = extended ? 208 : 168;
    long start = lengths + 8 + u32(entry, lengths);
    long length = u32(entry, lengths + 4);
    if (start > entry.length() || length > entry.length() - start) {
      return null;
    }
    List<Extents.Extent> extents = new ArrayList<>();
    int kind = u16(entry, 34) & 7;
    boolean whole = true;
    if (kind == 3) {
      extents.add(new Extents.Extent(volume.position(address) + start, length));
    } else if (kind <= 1) {
      whole = addresses(volume, entry.part((int) start, (int) length), kind, address, extents);
    } else {
      whole = false;
    }
    return new UdfFile(
        entry.at(27) == DIRECTORY,
        u63(entry, 56),
        time(entry, extended ? 92 : 84),
        List.copyOf(extents),
        whole);
  }

  /// Collects extents; a list may go on in another block.
  private static boolean addresses(
      UdfVolume volume,
      Slice first,
      int kind,
      UdfVolume.Address entry,
      List<Extents.Extent> extents) {
    Slice list = first;
    int width = kind == 0 ? 8 : 16;
    int at = 0;
    int chained = 0;
    while (list.length() - at >= width && extents.size() < MOST_EXTENTS) {
      UdfVolume.Address next =
          kind == 0
              ? UdfVolume.Address.shortAt(list, at, entry.partition())
              : UdfVolume.Address.longAt(list, at);
      at += width;
      if (next.length() == 0) {
        return true;
      }
      if (next.kind() == 3) {
        Slice block = volume.block(next);
        if (block == null || chained++ == MOST_CHAINED) {
          return false;
        }
        long length = Math.min(u32(block, 20), block.length() - 24L);
        list = block.part(24, (int) length);
        at = 0;
      } else if (!volume.isRead(next)) {
        return false;
      } else {
        long start = next.kind() == 0 ? volume.position(next) : -1;
        extents.add(new Extents.Extent(start, next.length()));
      }
    }
    return extents.size() < MOST_EXTENTS;
  }

  /// A time stamp of ECMA-167 1/7.3.
  private static @Nullable Instant time(Slice entry, int at) {
    int zone = u16(entry, at) & 0xfff;
    int minutes = zone >= 0x800 ? zone - 0x1000 : zone;
    try {
      return LocalDateTime.of(
              (short) u16(entry, at + 2),
              entry.at(at + 4),
              entry.at(at + 5),
              entry.at(at + 6),
              entry.at(at + 7),
              entry.at(at + 8))
          .toInstant(ZoneOffset.ofTotalSeconds(minutes == -2047 ? 0 : minutes * 60));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
