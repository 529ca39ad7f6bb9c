package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.InputStream;

/// The bytes behind the lines of `uuencode`: a first character that says how many bytes a line has,
/// then six bits a character. What is cut off the end of a line counts as the spaces it was.
final class UuencodeStream extends InputStream {
  private static final int GROUP = 3;

  private final Slice lines;
  private final byte[] group = new byte[GROUP];
  private int next;

  /// Where the line goes on that is being read, and where it ends.
  private int at;

  private int end;

  /// Bytes that the line has yet to give, and those of its group that was decoded.
  private int left;

  private int held;

  /// @param lines from behind `begin` to before `end`
  UuencodeStream(Slice lines) {
    this.lines = lines;
  }

  @Override
  public int read() {
    while (left == 0) {
      if (next >= lines.length()) {
        return -1;
      }
      line();
    }
    if (held == 0) {
      decode();
    }
    left--;
    return group[GROUP - held--] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int taken = 0;
    int b;
    while (taken < length && (b = read()) >= 0) {
      target[offset + taken++] = (byte) b;
    }
    return taken == 0 && length > 0 ? -1 : taken;
  }

  private void line() {
    at = next;
    end = TextLook.lineEnd(lines, at);
    next = TextLook.nextLine(lines, at);
    left = at < end ? value(at) : 0;
    held = 0;
    at++;
  }

  private void decode() {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = bits << 6 | (at < end ? value(at) : 0);
      at++;
    }
    group[0] = (byte) (bits >> 16);
    group[1] = (byte) (bits >> 8);
    group[2] = (byte) bits;
    held = GROUP;
  }

  private int value(int index) {
    return (lines.at(index) - ' ') & 0x3f;
  }
}
