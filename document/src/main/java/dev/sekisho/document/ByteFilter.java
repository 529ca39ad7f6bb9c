package dev.sekisho.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A filter that decodes a byte at a time.
abstract class ByteFilter extends FilterInputStream {
  ByteFilter(InputStream in) {
    super(in);
  }

  /// The next byte; -1 at the end.
  abstract int next() throws IOException;

  @Override
  public int read() throws IOException {
    return next();
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int taken = 0;
    int b;
    while (taken < count && (b = next()) >= 0) {
      target[offset + taken++] = (byte) b;
    }
    return taken == 0 && count > 0 ? -1 : taken;
  }
}
