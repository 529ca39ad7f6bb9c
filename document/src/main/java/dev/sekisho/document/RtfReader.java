package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;

/// Reads RTF: its embedded objects and pictures are files, its text is text.
///
/// Source: Rich Text Format 1.9.1. Differs on purpose: what stands between the hexadecimal digits
/// of an object, be it control words, groups or other characters, is passed over as Word does.
final class RtfReader implements ContainerReader {
  /// All that Word asks of the start.
  private static final byte[] START = "{\\rt".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "rtf";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(START, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    new RtfScan(content, parts).scan();
    return parts.contents("rtf");
  }
}
