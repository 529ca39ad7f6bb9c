package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Check sums of content.
final class Checksums {
  private static final int[] CRC16 = crc16Table();

  private Checksums() {}

  /// CRC-32 as ZIP, RAR and ARJ have it.
  static long crc32(Slice bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), bytes.offset(), bytes.length());
    return crc.getValue();
  }

  /// CRC-16 as LHA has it: reflected, polynomial 0x8005, from 0.
  static int crc16(Slice bytes) {
    int crc = 0;
    for (int i = 0; i < bytes.length(); i++) {
      crc = CRC16[(crc ^ bytes.at(i)) & 0xff] ^ crc >> 8;
    }
    return crc;
  }

  /// `unpacked`, with a defect of this `code` where it is whole and not what was stated.
  static Unpacked compared(Unpacked unpacked, boolean same, String code) {
    if (unpacked.missing() != null || same) {
      return unpacked;
    }
    List<Defect> defects = new ArrayList<>(unpacked.defects());
    defects.add(Defect.of(code));
    return new Unpacked(unpacked.content(), null, defects);
  }

  private static int[] crc16Table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >> 1 : value >> 1 ^ 0xa001;
      }
      table[i] = value;
    }
    return table;
  }
}
