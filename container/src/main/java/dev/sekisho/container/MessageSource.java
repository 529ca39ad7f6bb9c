package dev.sekisho.container;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A stream of messages from a file, a folder or standard input, in an order that depends on names
/// and content alone. Used by one thread; what it gave may be used by others.
public interface MessageSource extends AutoCloseable {
  /// The next message or failure, or null at the end.
  @Nullable Item next();

  /// Bytes read so far, as stored (compressed ones where the source is compressed).
  long bytesRead();

  /// Bytes there are in all, as stored; -1 where that is not known.
  long totalBytes();

  @Override
  void close() throws IOException;
}
