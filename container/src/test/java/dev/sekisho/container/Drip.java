package dev.sekisho.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that yields at most some bytes at a time, says nothing of what is available, and may
/// fail.
final class Drip extends InputStream {
  private final InputStream in;
  private final int most;
  private final int failAt;
  private int reads;
  private boolean closed;

  private Drip(byte[] bytes, int most, int failAt) {
    this.in = new ByteArrayInputStream(bytes);
    this.most = most;
    this.failAt = failAt;
  }

  static Drip of(byte[] bytes, int most) {
    return new Drip(bytes, most, -1);
  }

  /// @param read the read, from 1, that fails
  static Drip failing(byte[] bytes, int most, int read) {
    return new Drip(bytes, most, read);
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (++reads == failAt) {
      throw new IOException("the disk is on fire");
    }
    return in.read(target, offset, Math.min(length, most));
  }

  @Override
  public void close() {
    closed = true;
  }
}
