package dev.sekisho.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream that counts what is read and remembers how reading failed, so that a decoder above it
/// cannot pass a failing disk off as damaged data. Once it has failed it stays so.
final class CountedStream extends FilterInputStream {
  private volatile long count;
  private @Nullable IOException failure;

  CountedStream(InputStream in) {
    super(in);
  }

  /// Bytes read so far; may be asked by any thread.
  long count() {
    return count;
  }

  /// How reading failed; null if it has not.
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads; others only look
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int read = in.read(target, offset, length);
      if (read > 0) {
        count += read;
      }
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
