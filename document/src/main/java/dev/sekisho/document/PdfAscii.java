package dev.sekisho.document;

import java.io.IOException;
import java.io.InputStream;

/// The filters of PDF that write bytes as text, and its run lengths (ISO 32000-2 §7.4.2, §7.4.3 and
/// §7.4.5).
final class PdfAscii {
  private PdfAscii() {}

  /// Two hexadecimal digits a byte, up to `>`.
  static final class Hexadecimal extends ByteFilter {
    Hexadecimal(InputStream in) {
      super(in);
    }

    @Override
    int next() throws IOException {
      int high = digit();
      return high < 0 ? -1 : high << 4 | Math.max(digit(), 0);
    }

    private int digit() throws IOException {
      int c;
      while ((c = in.read()) >= 0 && c != '>') {
        int digit = Character.digit(c, 16);
        if (digit >= 0) {
          return digit;
        }
      }
      return -1;
    }
  }

  /// Five characters for four bytes, `z` for four zeros, up to `~>`.
  static final class Base85 extends ByteFilter {
    private long group;
    private int left;
    private boolean ended;

    Base85(InputStream in) {
      super(in);
    }

    @Override
    int next() throws IOException {
      if (left == 0 && !fill()) {
        return -1;
      }
      left--;
      int value = (int) (group >>> 24) & 0xff;
      group <<= 8;
      return value;
    }

    private boolean fill() throws IOException {
      long value = 0;
      int count = 0;
      while (count < 5 && !ended) {
        int c = in.read();
        if (c < 0 || c == '~') {
          ended = true;
        } else if (c == 'z' && count == 0) {
          group = 0;
          left = 4;
          return true;
        } else if (c >= '!' && c <= 'u') {
          value = value * 85 + c - '!';
          count++;
        }
      }
      for (int i = count; i < 5; i++) {
        value = value * 85 + 84;
      }
      group = value;
      left = Math.max(count - 1, 0);
      return left > 0;
    }
  }

  /// A length, then bytes or one byte repeated, up to the length 128.
  static final class Runs extends ByteFilter {
    private static final int END = 128;

    private int left;
    private int repeated = -1;

    Runs(InputStream in) {
      super(in);
    }

    @Override
    int next() throws IOException {
      if (left == 0) {
        int length = in.read();
        if (length < 0 || length == END) {
          return -1;
        }
        left = length < END ? length + 1 : 257 - length;
        repeated = length < END ? -1 : in.read();
      }
      left--;
      return repeated < 0 ? in.read() : repeated;
    }
  }
}
