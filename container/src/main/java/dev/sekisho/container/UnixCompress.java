package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/// The format of Unix `compress`: LZW with codes of 9 to 16 bits. It has no end but that of the
/// file.
final class UnixCompress implements Compression {
  @Override
  public String name() {
    return "compress";
  }

  @Override
  public List<String> endings() {
    return List.of(".taz=.tar", ".z=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    if (content.length() - at < 3 || content.at(at) != 0x1f || content.at(at + 1) != 0x9d) {
      return false;
    }
    int bits = content.at(at + 2) & 0x1f;
    return bits >= 9 && bits <= 16 && (content.at(at + 2) & 0x60) == 0;
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    return new ZCompressorInputStream(packed, Xz.kib(memory));
  }
}
