package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of a gzip file (RFC 1952), all its members joined. Damage, and a ratio above the
/// limit, end it early and are told by {@link #missing()}; only a failure of the stream below is an
/// exception.
final class GzipStream extends InputStream {
  private static final long RATIO_FROM = 1 << 20;
  private static final int STEP = 1 << 16;

  private final GzipDecoder unpacked;
  private final CountedStream counted;
  private final long ratio;
  private long count;
  private @Nullable Missing missing;

  /// @param packed the gzip file from its start, read through `counted`
  GzipStream(InputStream packed, CountedStream counted, Limits limits) {
    this.unpacked = new GzipDecoder(packed);
    this.counted = counted;
    this.ratio = limits.of(Limit.RATIO);
  }

  /// Why the content ended early; null if it did not.
  @Nullable Missing missing() {
    return missing;
  }

  /// What is wrong with the file, as far as it was read.
  List<Defect> defects() {
    return unpacked.defects();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (missing != null) {
      return -1;
    }
    int read = unpack(target, offset, length);
    count += Math.max(read, 0);
    if (count >= RATIO_FROM && count / Math.max(counted.count(), 1) > ratio) {
      missing = Missing.of(Limit.RATIO);
    }
    return read;
  }

  private int unpack(byte[] target, int offset, int length) throws IOException {
    int read = -1;
    try {
      read = unpacked.read(target, offset, Math.min(length, STEP));
    } catch (IOException e) {
      missing = new Missing(Cause.DAMAGED, "gzip");
    }
    IOException failure = counted.failure();
    if (read < 0 && failure != null) {
      throw failure;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
