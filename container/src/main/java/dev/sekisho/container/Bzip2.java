package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/// bzip2 1.0: `BZh`, a digit, and the sign of a first block or that of the end.
final class Bzip2 implements Compression {
  private static final byte[] START = {'B', 'Z', 'h'};
  private static final byte[] BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  @Override
  public String name() {
    return "bzip2";
  }

  @Override
  public List<String> endings() {
    return List.of(".tbz2=.tar", ".tbz=.tar", ".bz2=", ".bz=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    return content.startsWith(START, at)
        && (content.startsWith(BLOCK, at + 4) || content.startsWith(END, at + 4));
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    return new BZip2CompressorInputStream(packed);
  }
}
