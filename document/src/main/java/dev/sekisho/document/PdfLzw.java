package dev.sekisho.document;

import java.io.IOException;
import java.io.InputStream;

/// Decodes LZW as PDF writes it (ISO 32000-2 §7.4.4): codes of 9 to 12 bits, highest bit first,
/// which grow one code early.
final class PdfLzw extends ByteFilter {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MOST = 4096;

  private final int[] prefix = new int[MOST];
  private final byte[] last = new byte[MOST];
  private final byte[] pending = new byte[MOST];
  private int waiting;
  private int bits;
  private int held;
  private int width = 9;
  private int next = END + 1;
  private int previous = -1;
  private boolean ended;

  PdfLzw(InputStream in) {
    super(in);
  }

  @Override
  int next() throws IOException {
    while (waiting == 0 && !ended) {
      decode();
    }
    return waiting == 0 ? -1 : pending[--waiting] & 0xff;
  }

  private void decode() throws IOException {
    int code = code();
    if (code < 0 || code == END) {
      ended = true;
    } else if (code == CLEAR) {
      width = 9;
      next = END + 1;
      previous = -1;
    } else if (code > next || (code == next && previous < 0)) {
      throw new IOException("no such code: " + code);
    } else {
      text(code);
    }
  }

  /// Puts the text of a code into `pending`, last byte first.
  private void text(int code) {
    boolean unknown = code == next;
    int at = unknown ? previous : code;
    waiting = unknown ? 1 : 0;
    while (at > END && waiting < MOST - 1) {
      pending[waiting++] = last[at];
      at = prefix[at];
    }
    byte first = (byte) at;
    pending[waiting++] = first;
    if (unknown) {
      pending[0] = first;
    }
    if (previous >= 0 && next < MOST) {
      prefix[next] = previous;
      last[next] = first;
      next++;
      width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
    }
    previous = code;
  }

  private int code() throws IOException {
    while (bits < width) {
      int b = in.read();
      if (b < 0) {
        return -1;
      }
      held = held << 8 | b;
      bits += 8;
    }
    bits -= width;
    int code = held >>> bits & ((1 << width) - 1);
    held &= (1 << bits) - 1;
    return code;
  }
}
