package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// LZ4 frames (LZ4 Frame Format 1.6), with skippable frames between them.
final class Lz4 implements Compression {
  private static final byte[] START = {4, 0x22, 0x4d, 0x18};

  @Override
  public String name() {
    return "lz4";
  }

  @Override
  public List<String> endings() {
    return List.of(".lz4=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    return content.startsWith(START, at);
  }

  @Override
  public int skipped(Slice content, int at) {
    return Zstd.behindSkippable(content, at);
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    return new FramedLZ4CompressorInputStream(packed);
  }
}
