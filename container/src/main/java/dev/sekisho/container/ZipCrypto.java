package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// ZIP's traditional encryption under one password.
///
/// Source: APPNOTE 6.3.10 §6.1.
final class ZipCrypto {
  /// Bytes before the data, the last of which tells most wrong passwords.
  static final int HEADER = 12;

  private static final int[] CRC = crcTable();

  private int key0 = 0x12345678;
  private int key1 = 0x23456789;
  private int key2 = 0x34567890;

  /// @param password its bytes, as whoever encrypted wrote them
  ZipCrypto(byte[] password) {
    for (byte b : password) {
      update(b);
    }
  }

  private void update(int plain) {
    key0 = CRC[(key0 ^ plain) & 0xff] ^ key0 >>> 8;
    key1 = (key1 + (key0 & 0xff)) * 134775813 + 1;
    key2 = CRC[(key2 ^ key1 >>> 24) & 0xff] ^ key2 >>> 8;
  }

  /// Decrypts what follows what was decrypted before.
  private byte next(int encrypted) {
    int mask = (key2 & 0xffff) | 2;
    int plain = encrypted ^ ((mask * (mask ^ 1)) >>> 8);
    update(plain);
    return (byte) plain;
  }

  /// Decrypts the bytes before the data.
  ///
  /// @param packed header and data, at least as long as the header
  /// @return the check byte, 0 to 255
  int header(Slice packed) {
    int last = 0;
    for (int i = 0; i < HEADER; i++) {
      last = next(packed.at(i)) & 0xff;
    }
    return last;
  }

  /// Decrypts the data, once its header has been.
  Slice data(Slice packed) {
    byte[] plain = new byte[packed.length() - HEADER];
    byte[] encrypted = packed.array();
    int start = packed.offset() + HEADER;
    for (int i = 0; i < plain.length; i++) {
      plain[i] = next(encrypted[start + i]);
    }
    return Slice.of(plain);
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
      }
      table[i] = value;
    }
    return table;
  }
}
