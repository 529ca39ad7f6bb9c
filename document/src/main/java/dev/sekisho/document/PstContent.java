package dev.sekisho.document;

import com.pff.PSTFileContent;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The bytes of an Outlook store as the library asks for them, from a file or from memory.
///
/// Every step of the library reads, so that the time of the budget, which is looked at here, ends
/// what damage would keep going for ever. What went wrong is kept, since the library passes over
/// some failures.
final class PstContent extends PSTFileContent {
  private static final int WINDOW = 1 << 16;

  private final @Nullable FileChannel channel;
  private final long size;
  private Slice window;
  private long windowStart;
  private long at;
  private Budget budget;
  private @Nullable Missing missing;

  private PstContent(@Nullable FileChannel channel, long size, Slice window, Budget budget) {
    this.channel = channel;
    this.size = size;
    this.window = window;
    this.budget = budget;
  }

  static PstContent of(Slice content, Budget budget) {
    return new PstContent(null, content.length(), content, budget);
  }

  static PstContent open(Path file, Budget budget) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new PstContent(channel, channel.size(), Slice.empty(), budget);
  }

  /// Goes on with another budget; nothing is missing yet.
  void begin(Budget next) {
    budget = next;
    missing = null;
  }

  /// Why reading failed since {@link #begin}; null if it did not.
  @Nullable Missing missing() {
    return missing;
  }

  /// Bytes of the whole store.
  long size() {
    return size;
  }

  @Override
  public void seek(long position) {
    at = position;
  }

  @Override
  public long getFilePointer() {
    return at;
  }

  @Override
  public int read() throws IOException {
    return ready() ? window.at((int) (at++ - windowStart)) : -1;
  }

  @Override
  public int read(byte[] target) throws IOException {
    int done = 0;
    while (done < target.length && ready()) {
      int from = (int) (at - windowStart);
      int count = Math.min(target.length - done, window.length() - from);
      System.arraycopy(window.array(), window.offset() + from, target, done, count);
      done += count;
      at += count;
    }
    return done == 0 && target.length > 0 ? -1 : done;
  }

  @Override
  public byte readByte() throws IOException {
    int next = read();
    if (next < 0) {
      throw new EOFException();
    }
    return (byte) next;
  }

  /// Sees to it that the byte at the position is in the window; false at the end.
  private boolean ready() throws IOException {
    if (!budget.inTime()) {
      missing = Missing.of(Limit.TIME);
      throw new IOException(Limit.TIME.key());
    }
    if (at < 0 || at >= size) {
      note(new Missing(Cause.DAMAGED, "end"));
      return false;
    }
    if (channel != null && (at < windowStart || at >= windowStart + window.length())) {
      slide(channel);
    }
    return true;
  }

  private void slide(FileChannel from) throws IOException {
    byte[] bytes = new byte[WINDOW];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long start = at & -WINDOW;
    try {
      while (buffer.hasRemaining() && from.read(buffer, start + buffer.position()) >= 0) {
        // read has done it
      }
    } catch (IOException e) {
      note(new Missing(Cause.IO, ""));
      throw e;
    }
    if (start + buffer.position() <= at) {
      note(new Missing(Cause.IO, ""));
      throw new EOFException();
    }
    window = Slice.of(bytes, 0, buffer.position());
    windowStart = start;
  }

  private void note(Missing why) {
    missing = missing == null ? why : missing;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
