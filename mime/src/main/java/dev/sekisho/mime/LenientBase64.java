package dev.sekisho.mime;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Decoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Decodes base64 a byte at a time, whatever is in it, in one of the ways in which clients do.
final class LenientBase64 {
  private static final byte[] VALUES = values();
  private static final byte JUNK = -1;
  private static final byte SPACE = -2;
  private static final byte PAD = -3;

  private final byte[] in;
  private final int count;
  private final Decoding decoding;
  private final byte[] out;
  private int made;
  private int bits;
  private int sextets;
  private boolean junk;
  private boolean padded;
  private boolean padding;
  private boolean afterPadding;
  private boolean afterJunk;
  private boolean broken;

  /// @param count how many bytes of `in` there are
  LenientBase64(byte[] in, int count, Decoding decoding) {
    this.in = in;
    this.count = count;
    this.decoding = decoding;
    this.out = new byte[count / 4 * 3 + 3];
    run();
  }

  static boolean junk(byte b) {
    return VALUES[b & 0xff] == JUNK;
  }

  static boolean space(byte b) {
    return VALUES[b & 0xff] == SPACE;
  }

  Slice content() {
    return Slice.of(out, 0, made);
  }

  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    if (junk) {
      defects.add(Defect.of(Code.BASE64_JUNK));
    }
    if (padding) {
      defects.add(Defect.of(Code.BASE64_PADDING));
    }
    if (afterPadding) {
      defects.add(Defect.of(Code.BASE64_AFTER_PADDING));
    }
    return defects;
  }

  /// How else the same data may be decoded.
  List<Decoding> others() {
    List<Decoding> others = new ArrayList<>();
    if (afterJunk) {
      others.add(Decoding.TO_JUNK);
    }
    if (afterPadding) {
      others.add(Decoding.TO_PADDING);
      others.add(Decoding.OVER_PADDING);
    }
    if (broken) {
      others.add(Decoding.WHOLE_GROUPS);
    }
    return others;
  }

  private void run() {
    for (int i = 0; i < count; i++) {
      byte value = VALUES[in[i] & 0xff];
      if (value >= 0) {
        afterPadding |= padded;
        afterJunk |= junk;
        take(value);
      } else if (value == PAD) {
        if (decoding == Decoding.OVER_PADDING) {
          continue;
        }
        pad(i);
        if (decoding == Decoding.TO_PADDING) {
          return;
        }
      } else {
        junk |= value == JUNK;
      }
    }
    padding |= sextets > 0;
    broken = sextets > 1;
    if (decoding != Decoding.WHOLE_GROUPS) {
      flush();
    }
  }

  private void take(byte value) {
    bits = (bits << 6) | value;
    sextets++;
    if (sextets == 4) {
      flush();
    }
  }

  private void pad(int i) {
    padded = true;
    padding |= sextets == 1 || (sextets == 0 && (i == 0 || in[i - 1] != '='));
    flush();
  }

  /// Writes the whole bytes of the group.
  private void flush() {
    int bytes = sextets * 6 / 8;
    int aligned = bits << ((4 - sextets) * 6);
    for (int i = 0; i < bytes; i++) {
      out[made++] = (byte) (aligned >> (16 - 8 * i));
    }
    sextets = 0;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, JUNK);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    for (char space : " \t\r\n".toCharArray()) {
      values[space] = SPACE;
    }
    values['='] = PAD;
    return values;
  }
}
