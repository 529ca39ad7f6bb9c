package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window on a stream: the bytes read and not yet dropped, as many as its user lets it hold.
///
/// A failure to read, or to hold what was read, ends the stream; {@link #failure()} and {@link
/// #missing()} tell.
final class Feed {
  private static final int WINDOW = 1 << 20;
  private static final int FIRST = 1 << 16;

  private final InputStream in;
  private byte[] array;
  private int start;
  private int end;
  private long dropped;
  private boolean ended;
  private @Nullable IOException failure;
  private Cause cause = Cause.IO;

  /// @param expected how many bytes the stream has; -1 if that is not known
  Feed(InputStream in, long expected) {
    this.in = in;
    // One byte more, so that the end is met without growing.
    array = new byte[expected < 0 ? FIRST : (int) Math.min(expected + 1, WINDOW)];
  }

  /// The backing array; valid until the next {@link #fill}.
  byte[] array() {
    return array;
  }

  /// Where the bytes held start in the array.
  int start() {
    return start;
  }

  /// Where they end.
  int end() {
    return end;
  }

  /// How many bytes are held.
  int length() {
    return end - start;
  }

  /// How many bytes of the stream were dropped, that is the position of the first one held.
  long dropped() {
    return dropped;
  }

  /// The bytes held; valid until the next {@link #fill}.
  Slice held() {
    return Slice.of(array, start, end - start);
  }

  /// Drops the first `count` bytes held.
  void drop(int count) {
    start += count;
    dropped += count;
  }

  /// Reads more, at least a byte; the bytes held may move in the array.
  ///
  /// @return false at the end of the stream
  boolean fill() {
    if (ended) {
      return false;
    }
    try {
      if (end == array.length) {
        makeRoom();
      }
      int count = in.read(array, end, array.length - end);
      ended = count < 0;
      end += Math.max(count, 0);
    } catch (IOException e) {
      failure = e;
      ended = true;
    } catch (OutOfMemoryError e) {
      // What is held is whole, and with it the stream ends.
      failure = new IOException("not enough memory to hold it all", e);
      cause = Cause.FAILURE;
      ended = true;
    }
    return !ended;
  }

  /// Reads until `count` bytes are held or the stream ends.
  void fillTo(int count) {
    while (length() < count && fill()) {
      // fill has done it
    }
  }

  private void makeRoom() {
    int held = end - start;
    int size = array.length;
    if (held > size / 2 || size < WINDOW) {
      size = (int) Math.min(2L * size, Integer.MAX_VALUE - 8);
    } else if (held < WINDOW / 2) {
      size = WINDOW;
    }
    byte[] target = size == array.length ? array : new byte[size];
    System.arraycopy(array, start, target, 0, held);
    array = target;
    start = 0;
    end = held;
  }

  /// How reading failed; null if it did not.
  @Nullable IOException failure() {
    return failure;
  }

  /// Why the stream ended before its time; null if it did not.
  @Nullable Missing missing() {
    if (failure != null) {
      return new Missing(cause, cause == Cause.IO ? "" : "memory");
    }
    return in instanceof GzipStream gzip ? gzip.missing() : null;
  }

  /// What is wrong with the stream, as far as it was read.
  List<Defect> defects() {
    return in instanceof GzipStream gzip ? gzip.defects() : List.of();
  }

  /// The bytes held and all that follow, for another reader; this one is used no more.
  InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(array, start, end - start), in);
  }
}
