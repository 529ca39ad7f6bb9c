package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.InputStream;

/// The bytes behind lines of yEnc: each byte less 42; one behind `=` less 64 more; line ends say
/// nothing. yEnc draft 1.3.
final class YencStream extends InputStream {
  private final Slice lines;
  private int at;

  YencStream(Slice lines) {
    this.lines = lines;
  }

  @Override
  public int read() {
    int shift = 42;
    while (at < lines.length()) {
      int b = lines.at(at++);
      if (b == '=' && shift == 42) {
        shift += 64;
      } else if (b != '\r' && b != '\n') {
        return (b - shift) & 0xff;
      }
    }
    return -1;
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
}
