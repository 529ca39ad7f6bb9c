package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;

/// A reader of files that are streams of one {@link Compression}.
final class CompressedReader extends SingleFileReader {
  private final Compression compression;

  CompressedReader(Compression compression) {
    this.compression = compression;
  }

  @Override
  public String name() {
    return compression.name();
  }

  @Override
  List<String> endings() {
    return compression.endings();
  }

  @Override
  public boolean recognises(Slice content) {
    int at = compression.skipped(content, 0);
    return at < content.length() && compression.startsAt(content, at);
  }

  @Override
  DecodedStream decode(Slice content, long memory) {
    return new JoinedStream(content, compression, memory);
  }
}
