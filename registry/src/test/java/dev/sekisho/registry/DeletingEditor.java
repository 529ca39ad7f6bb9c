package dev.sekisho.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Deletes from a hive in memory as Windows does: cells become free and keep what they hold.
public final class DeletingEditor {
  private static final int BINS = 4096;

  private final ByteBuffer hive;

  /// @param bytes the hive, which is changed
  public DeletingEditor(byte[] bytes) {
    hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Deletes the key of that name with its values; it must be its parent's only subkey.
  public void delete(String name, String... values) {
    int key = record("nk", 76, name);
    int parent = hive.getInt(BINS + key + 4 + 16);
    free(hive.getInt(BINS + parent + 4 + 28));
    hive.putInt(BINS + parent + 4 + 20, 0).putInt(BINS + parent + 4 + 28, -1);
    free(hive.getInt(BINS + key + 4 + 40));
    for (String value : List.of(values)) {
      int at = record("vk", 20, value);
      freeData(hive.getInt(BINS + at + 4 + 8));
      free(at);
    }
    free(key);
  }

  private void freeData(int data) {
    int at = BINS + data + 4;
    if (hive.get(at) == 'd' && hive.get(at + 1) == 'b') {
      int list = hive.getInt(at + 4);
      for (int i = 0; i < hive.getShort(at + 2); i++) {
        free(hive.getInt(BINS + list + 4 + 4 * i));
      }
      free(list);
    }
    free(data);
  }

  private void free(int cell) {
    int size = hive.getInt(BINS + cell);
    hive.putInt(BINS + cell, Math.abs(size));
  }

  private int record(String signature, int nameAt, String name) {
    for (int at = 32; BINS + at + 4 + nameAt + name.length() < hive.capacity(); at += 8) {
      if (text(at + 4, signature.length()).equals(signature)
          && text(at + 4 + nameAt, name.length()).equals(name)) {
        return at;
      }
    }
    throw new AssertionError(name);
  }

  private String text(int at, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (hive.get(BINS + at + i) & 0xff));
    }
    return text.toString();
  }
}
