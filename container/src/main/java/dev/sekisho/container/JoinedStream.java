package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The content of compressed streams that stand one behind another in a file, joined, as the
/// programs join it that made them.
final class JoinedStream extends DecodedStream {
  private final Slice content;
  private final Compression compression;
  private final long memory;
  private int start;
  private int end;
  private @Nullable SliceStream packed;
  private @Nullable InputStream unpacked;

  /// @param memory how many bytes a decoder may keep
  JoinedStream(Slice content, Compression compression, long memory) {
    this.content = content;
    this.compression = compression;
    this.memory = memory;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    InputStream stream = unpacked == null ? next() : unpacked;
    while (stream != null) {
      int before = position();
      int read = stream.read(target, offset, length);
      if (read >= 0) {
        return read;
      }
      // A decoder may take an empty block for the end: if it moved on, it is asked again.
      if (position() == before) {
        start = end < content.length() ? end : before;
        stream = next();
      }
    }
    return -1;
  }

  private int position() {
    return packed == null ? start : start + packed.position();
  }

  /// Opens the next stream; null if there is none.
  private @Nullable InputStream next() throws IOException {
    boolean first = packed == null;
    unpacked = null;
    start = compression.skipped(content, start);
    if (start < content.length() && compression.startsAt(content, start)) {
      end = compression.end(content, start);
      packed = new SliceStream(content.part(start, end - start));
      unpacked = compression.open(packed, memory);
    } else if (start < content.length() && !first) {
      add(Defect.of(compression.name() + ".trailing"));
      start = content.length();
    }
    return unpacked;
  }
}
