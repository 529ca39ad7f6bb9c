package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.poi.util.RLEDecompressingInputStream;

/// The source text of a VBA module, compressed in its stream behind the code made of it (MS-OVBA
/// §2.3.4.3 and §2.4.1).
///
/// Differs on purpose: where the text starts is not asked of the `dir` stream, which may lie, but
/// found by what every module's text starts with, `Attribute VB_Name`.
///
/// @param compressed the compressed container, up to the end of the stream
record VbaText(Slice compressed) {
  /// A literal flag byte and the eight characters it announces, as any compressor writes them.
  private static final byte[] START = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

  private static final int SIGNATURE = 1;
  private static final int BEFORE = 3;

  /// The text in a module's stream; nothing if there is none.
  static Optional<VbaText> of(Slice stream) {
    int at = stream.indexOf(START[0], BEFORE);
    while (at >= 0) {
      if (stream.startsWith(START, at) && stream.at(at - BEFORE) == SIGNATURE) {
        return Optional.of(new VbaText(stream.from(at - BEFORE)));
      }
      at = stream.indexOf(START[0], at + 1);
    }
    return Optional.empty();
  }

  /// The text, as much of it as can be had.
  Unpacked decompress(Unpacking unpacking) {
    InputStream packed =
        new ByteArrayInputStream(compressed.array(), compressed.offset(), compressed.length());
    try (InputStream in = new RLEDecompressingInputStream(packed)) {
      // What follows the last chunk is no damage: streams are padded.
      return Unpacked.whole(unpacking.drain(in, 2 * compressed.length()).content());
    } catch (IOException | RuntimeException e) {
      return Unpacked.whole(Slice.empty());
    }
  }
}
