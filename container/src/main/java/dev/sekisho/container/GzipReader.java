package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.util.List;

/// Reads gzip files (RFC 1952).
///
/// Its header may name the member. Not all programs heed that: what the file itself is called says
/// another name.
final class GzipReader extends SingleFileReader {
  private static final byte[] START = {0x1f, (byte) 0x8b, 8};

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(START, 0);
  }

  @Override
  List<String> endings() {
    return List.of(".tgz=.tar", ".svgz=.svg", ".emz=.emf", ".wmz=.wmf", ".gz=");
  }

  @Override
  Header header(Slice content) {
    try (GzipDecoder decoder = new GzipDecoder(new SliceStream(content))) {
      decoder.readHeader();
      String name = decoder.name();
      return new Header(name == null ? List.of() : List.of(name), decoder.modified());
    } catch (IOException e) {
      return Header.NOTHING;
    }
  }

  @Override
  DecodedStream decode(Slice content, long memory) {
    return new GzipDecoder(new SliceStream(content));
  }
}
