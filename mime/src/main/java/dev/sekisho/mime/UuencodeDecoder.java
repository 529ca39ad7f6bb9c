package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.List;

/// Decodes what `uuencode` of POSIX makes: all lines between `begin MODE NAME` and `end`; all lines
/// if there is no `begin`.
final class UuencodeDecoder {
  private static final byte[] BEGIN = {'b', 'e', 'g', 'i', 'n', ' '};
  private static final byte[] END = {'e', 'n', 'd'};

  private final byte[] in;
  private final int end;
  private final byte[] out;
  private int made;
  private boolean damaged;

  private UuencodeDecoder(Slice body) {
    in = body.array();
    end = body.offset() + body.length();
    out = new byte[body.length()];
  }

  static Decoded decode(Slice body, Budget budget) {
    UuencodeDecoder decoder = new UuencodeDecoder(body);
    decoder.run(decoder.afterBegin(body.offset()));
    int taken = Decoded.take(decoder.made, budget);
    List<Defect> defects = decoder.damaged ? List.of(Defect.of(Code.UUENCODE_DAMAGED)) : List.of();
    return new Decoded(Slice.of(decoder.out, 0, taken), defects, Decoded.cut(taken, decoder.made));
  }

  private int afterBegin(int from) {
    for (int p = from; p < end; p = next(p)) {
      if (starts(BEGIN, p)) {
        return next(p);
      }
    }
    damaged = true;
    return from;
  }

  private void run(int from) {
    for (int p = from; p < end; p = next(p)) {
      if (starts(END, p)) {
        return;
      }
      line(p, Lines.end(in, p, end));
    }
    damaged = true;
  }

  private void line(int start, int lineEnd) {
    if (start == lineEnd) {
      return;
    }
    int count = value(in[start]);
    int available = (lineEnd - start - 1) * 6 / 8;
    damaged |= available < count;
    int length = Math.min(count, available);
    for (int i = 0; i < length; i++) {
      int first = start + 1 + i / 3 * 4;
      int group = 0;
      for (int j = 0; j < 4; j++) {
        group = (group << 6) | (first + j < lineEnd ? value(in[first + j]) : 0);
      }
      out[made++] = (byte) (group >> (16 - 8 * (i % 3)));
    }
  }

  private static int value(byte b) {
    return (b - 32) & 0x3f;
  }

  private int next(int line) {
    return Lines.after(in, Lines.end(in, line, end), end);
  }

  private boolean starts(byte[] prefix, int p) {
    return prefix.length <= end - p
        && java.util.Arrays.equals(in, p, p + prefix.length, prefix, 0, prefix.length);
  }
}
