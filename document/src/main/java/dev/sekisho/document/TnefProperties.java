package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// Properties as TNEF writes them, row after row. MS-OXTNEF §2.1.3.4.
final class TnefProperties {
  private static final int MULTIPLE = 0x1000;
  private static final int NAMED = 0x8000;
  private static final int GUID = 16;

  private final Slice data;
  private int at;

  TnefProperties(Slice data) {
    this.data = data;
  }

  /// Reads one row into `properties`; of several values of one property the first is kept.
  ///
  /// @return false if it ends early or cannot be read on
  boolean read(MapiProperties properties) {
    if (!has(4)) {
      return false;
    }
    long count = Numbers.u32(data, at);
    at += 4;
    for (long i = 0; i < count; i++) {
      if (!property(properties)) {
        return false;
      }
    }
    return true;
  }

  private boolean property(MapiProperties properties) {
    if (!has(4)) {
      return false;
    }
    int type = Numbers.u16(data, at);
    int id = Numbers.u16(data, at + 2);
    at += 4;
    if (id >= NAMED && !name()) {
      return false;
    }
    int single = type & ~MULTIPLE;
    boolean sized = isSized(single);
    long values = 1;
    if (sized || (type & MULTIPLE) != 0) {
      if (!has(4)) {
        return false;
      }
      values = Numbers.u32(data, at);
      at += 4;
    }
    for (long i = 0; i < values; i++) {
      Slice value = sized ? sizedValue() : fixedValue(single);
      if (value == null) {
        return false;
      }
      properties.put(id, single, value);
    }
    return true;
  }

  /// Skips the name of a named property.
  private boolean name() {
    if (!has(GUID + 8)) {
      return false;
    }
    boolean byNumber = Numbers.u32(data, at + GUID) == 0;
    at += GUID + 4;
    if (byNumber) {
      at += 4;
      return true;
    }
    return sizedValue() != null;
  }

  private static boolean isSized(int type) {
    return type == MapiProperties.STRING8
        || type == MapiProperties.UNICODE
        || type == MapiProperties.OBJECT
        || type == MapiProperties.BINARY;
  }

  private @Nullable Slice sizedValue() {
    if (!has(4)) {
      return null;
    }
    long length = Numbers.u32(data, at);
    at += 4;
    return length > data.length() - at ? null : take((int) length);
  }

  private @Nullable Slice fixedValue(int type) {
    int length =
        switch (type) {
          case 0x02, 0x0b -> 2;
          case 0x03, 0x04, 0x0a -> 4;
          case 0x05, 0x06, 0x07, 0x14, MapiProperties.TIME -> 8;
          case 0x48 -> GUID;
          default -> -1;
        };
    return length < 0 || length > data.length() - at ? null : take(length);
  }

  /// Takes a value and its padding to four bytes.
  private Slice take(int length) {
    Slice value = data.part(at, length);
    at = Math.min(data.length(), at + (length + 3) / 4 * 4);
    return value;
  }

  private boolean has(int count) {
    return data.length() - at >= count;
  }
}
