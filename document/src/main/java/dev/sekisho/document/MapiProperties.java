package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The properties of one message, recipient or attachment (MS-OXPROPS), by their number. Of a
/// property that is given twice the first counts.
final class MapiProperties {
  /// Types of properties. MS-OXCDATA §2.11.1.
  static final int STRING8 = 0x1e;

  static final int UNICODE = 0x1f;
  static final int LONG = 0x03;
  static final int OBJECT = 0x0d;
  static final int BINARY = 0x102;
  static final int TIME = 0x40;

  /// 100-nanosecond steps from 1601 to 1970.
  private static final long EPOCH = 116_444_736_000_000_000L;

  private static final long STEPS = 10_000_000;

  /// A value and how it is written.
  record Typed(int type, Slice bytes) {}

  private final Map<Integer, Typed> values = new LinkedHashMap<>();
  private Charset charset = Codepages.STANDARD;

  void put(int id, int type, Slice value) {
    values.putIfAbsent(id, new Typed(type, value));
  }

  /// Puts text; nothing if it is empty.
  void put(int id, String text) {
    if (!text.isEmpty()) {
      put(id, UNICODE, Slice.of(text.getBytes(StandardCharsets.UTF_16LE)));
    }
  }

  /// Puts a number of four bytes.
  void put(int id, int number) {
    byte[] bytes = new byte[4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (number >> (8 * i));
    }
    put(id, LONG, Slice.of(bytes));
  }

  /// Puts a point in time.
  void put(int id, Instant time) {
    long steps = time.getEpochSecond() * STEPS + EPOCH;
    byte[] bytes = new byte[8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (steps >> (8 * i));
    }
    put(id, TIME, Slice.of(bytes));
  }

  /// Takes those of `others` that are not there.
  void putAbsent(MapiProperties others) {
    others.values.forEach(values::putIfAbsent);
  }

  /// Sets how text that is not Unicode is written.
  void charset(Charset of8Bit) {
    charset = of8Bit;
  }

  @Nullable Typed value(int id) {
    return values.get(id);
  }

  /// The bytes of a property; empty if it is not there.
  Slice bytes(int id) {
    Typed value = values.get(id);
    return value == null ? Slice.empty() : value.bytes();
  }

  /// The text of a property up to its NUL; empty if it is not there or no text.
  String text(int id) {
    Typed value = values.get(id);
    if (value == null || (value.type() != STRING8 && value.type() != UNICODE)) {
      return "";
    }
    boolean wide = value.type() == UNICODE;
    String text = value.bytes().text(wide ? StandardCharsets.UTF_16LE : charset);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /// The first of several properties that has text.
  String firstText(int... ids) {
    for (int id : ids) {
      String text = text(id);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /// A number of up to four bytes.
  int number(int id, int other) {
    Slice bytes = bytes(id);
    if (bytes.length() < 2) {
      return other;
    }
    int low = Numbers.u16(bytes, 0);
    return bytes.length() < 4 ? low : low | Numbers.u16(bytes, 2) << 16;
  }

  /// A point in time; null if it is not there or none.
  @Nullable Instant time(int id) {
    Typed value = values.get(id);
    if (value == null || value.type() != TIME || value.bytes().length() < 8) {
      return null;
    }
    Slice bytes = value.bytes();
    long steps = Numbers.u32(bytes, 0) | Numbers.u32(bytes, 4) << 32;
    try {
      return Instant.ofEpochSecond(Math.floorDiv(steps - EPOCH, STEPS));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
