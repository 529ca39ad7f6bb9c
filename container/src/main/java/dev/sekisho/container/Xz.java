package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tukaani.xz.SingleXZInputStream;

/// The .xz file format 1.2.1: streams, with padding of zeros between them.
final class Xz implements Compression {
  private static final byte[] START = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

  @Override
  public String name() {
    return "xz";
  }

  @Override
  public List<String> endings() {
    return List.of(".txz=.tar", ".xz=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    return content.startsWith(START, at);
  }

  @Override
  public int skipped(Slice content, int at) {
    int end = at;
    while (end > 0 && end < content.length() && content.at(end) == 0) {
      end++;
    }
    return end;
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    return new SingleXZInputStream(packed, kib(memory));
  }

  /// Bytes in the unit of the decoder's limit.
  static int kib(long bytes) {
    return (int) Math.min(bytes >> 10, Integer.MAX_VALUE);
  }
}
