package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The content of a gzip file (RFC 1952), all its members joined. Damage, and a ratio above the
/// limit, end it early and are told by {@link #missing()}; only a failure of the stream below is an
/// exception.
final class GzipStream extends InputStream {
  private static final long RATIO_FROM = 1 << 20;
  private static final int STEP = 1 << 13;

  private final InputStream packed;
  private final CountedStream counted;
  private final long ratio;
  private @Nullable InputStream unpacked;
  private long count;
  private @Nullable Missing missing;

  /// @param packed the gzip file from its start, read through `counted`
  GzipStream(InputStream packed, CountedStream counted, Limits limits) {
    this.packed = packed;
    this.counted = counted;
    this.ratio = limits.of(Limit.RATIO);
  }

  /// Why the content ended early; null if it did not.
  @Nullable Missing missing() {
    return missing;
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
      if (unpacked == null) {
        unpacked = new GZIPInputStream(new Unending(packed), STEP);
      }
      // Small steps: of a step in which damage is met, nothing is kept.
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

  /// Says that there is always more to read, for `GZIPInputStream` looks for a further member only
  /// where it is told so.
  private static final class Unending extends FilterInputStream {
    Unending(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
