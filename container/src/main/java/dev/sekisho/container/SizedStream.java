package dev.sekisho.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// As many bytes of a stream as are stated; what follows them stays in it.
final class SizedStream extends FilterInputStream {
  private long left;

  SizedStream(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    int read = left == 0 ? -1 : in.read();
    left -= read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = left == 0 ? -1 : in.read(target, offset, (int) Math.min(length, left));
    left -= Math.max(read, 0);
    return read;
  }
}
