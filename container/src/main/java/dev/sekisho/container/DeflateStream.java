package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Raw deflate data (RFC 1951) of a slice, inflated; gives all that precedes damage before it
/// reports it.
final class DeflateStream extends InputStream {
  private final Inflater inflater = new Inflater(true);
  private final byte[] one = new byte[1];
  private boolean damaged;

  DeflateStream(Slice packed) {
    inflater.setInput(packed.array(), packed.offset(), packed.length());
  }

  @Override
  public int read() throws IOException {
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (damaged) {
      throw new ZipException("deflate data is damaged");
    }
    long before = inflater.getBytesWritten();
    try {
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished()) {
        return -1;
      }
    } catch (DataFormatException e) {
      damaged = true;
      int count = (int) (inflater.getBytesWritten() - before);
      if (count > 0) {
        return count;
      }
    }
    throw new ZipException("deflate data ends early or is damaged");
  }

  /// How many packed bytes were used.
  long consumed() {
    return inflater.getBytesRead();
  }

  @Override
  public void close() {
    inflater.end();
  }
}
