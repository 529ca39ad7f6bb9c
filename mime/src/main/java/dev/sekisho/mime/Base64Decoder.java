package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/* Nearly all base64 in mail is lines of one length, all clean. So the line length is taken from the
line before: if a line end stands where it should, the line is copied whole without being looked
at. The JDK's decoder, which is vectorised, then finds whatever does not belong, and only then the
body goes through the lenient loop, a byte at a time. */
/// Decodes base64, RFC 2045 §6.8. Differs on purpose: what is not in the alphabet is skipped, data
/// goes on after padding, padding may be missing.
final class Base64Decoder {
  private static final byte[] VALUES = values();
  private static final byte JUNK = -1;
  private static final byte SPACE = -2;
  private static final byte PAD = -3;

  private Base64Decoder() {}

  static Decoded decode(Slice body, Budget budget) {
    byte[] packed = new byte[body.length()];
    int count = compact(body, packed);
    int needed = decodedLength(packed, count);
    int taken = Decoded.take(needed, budget);
    int whole = taken < needed ? taken / 3 * 4 : count;
    try {
      ByteBuffer made = Base64.getDecoder().decode(ByteBuffer.wrap(packed, 0, whole));
      Slice content = Slice.of(made.array(), 0, made.limit());
      return new Decoded(content, padding(count), Decoded.cut(taken, needed));
    } catch (IllegalArgumentException _) {
      return lenient(packed, count, taken, needed);
    }
  }

  /// Decodes clean text such as that of an encoded-word, leniently, without a budget.
  static Slice decode(Slice text) {
    byte[] packed = text.toArray();
    int most = packed.length / 4 * 3 + 3;
    return lenient(packed, packed.length, most, most).content();
  }

  /// Copies `body` without its line ends.
  ///
  /// @return how many bytes were copied
  private static int compact(Slice body, byte[] to) {
    byte[] array = body.array();
    int end = body.offset() + body.length();
    int count = 0;
    int width = 0;
    int i = body.offset();
    while (i < end) {
      int lineEnd = i + width;
      if (width == 0 || lineEnd >= end || !Base64Decoder.lineBreak(array[lineEnd])) {
        lineEnd = Lines.end(array, i, end);
      }
      width = lineEnd - i;
      System.arraycopy(array, i, to, count, width);
      count += width;
      i = lineEnd;
      while (i < end && lineBreak(array[i])) {
        i++;
      }
    }
    while (count > 0 && VALUES[to[count - 1] & 0xff] == SPACE) {
      count--;
    }
    return count;
  }

  private static boolean lineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static int decodedLength(byte[] packed, int count) {
    int pads = 0;
    while (pads < 2 && pads < count && packed[count - 1 - pads] == '=') {
      pads++;
    }
    int rest = count % 4;
    return rest == 0 ? count / 4 * 3 - pads : count / 4 * 3 + Math.max(0, rest - 1 - pads);
  }

  private static List<Defect> padding(int count) {
    return count % 4 == 0 ? List.of() : List.of(Defect.of(Code.BASE64_PADDING));
  }

  private static Decoded lenient(byte[] packed, int count, int taken, int needed) {
    byte[] out = new byte[count / 4 * 3 + 3];
    int made = 0;
    int bits = 0;
    int sextets = 0;
    boolean junk = false;
    boolean padding = false;
    for (int i = 0; i < count; i++) {
      byte value = VALUES[packed[i] & 0xff];
      if (value >= 0) {
        bits = (bits << 6) | value;
        sextets++;
        if (sextets == 4) {
          made = put(out, made, bits, 4);
          sextets = 0;
        }
      } else if (value == PAD) {
        padding |= sextets == 1 || (sextets == 0 && (i == 0 || packed[i - 1] != '='));
        made = put(out, made, bits, sextets);
        sextets = 0;
      } else {
        junk |= value == JUNK;
      }
    }
    padding |= sextets > 0;
    made = put(out, made, bits, sextets);
    List<Defect> defects = new ArrayList<>();
    if (junk) {
      defects.add(Defect.of(Code.BASE64_JUNK));
    }
    if (padding) {
      defects.add(Defect.of(Code.BASE64_PADDING));
    }
    boolean cut = taken < needed;
    Slice content = Slice.of(out, 0, cut ? Math.min(made, taken) : made);
    return new Decoded(content, List.copyOf(defects), cut ? Decoded.cut(taken, needed) : null);
  }

  /// Writes the whole bytes in the last `sextets` sextets of `bits`.
  private static int put(byte[] out, int at, int bits, int sextets) {
    int bytes = sextets * 6 / 8;
    int aligned = bits << ((4 - sextets) * 6);
    for (int i = 0; i < bytes; i++) {
      out[at + i] = (byte) (aligned >> (16 - 8 * i));
    }
    return at + bytes;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    for (char space : " \t\r\n".toCharArray()) {
      values[space] = -2;
    }
    values['='] = -3;
    return values;
  }
}
