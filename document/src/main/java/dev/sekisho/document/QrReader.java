package dev.sekisho.document;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Reads the QR codes (ISO/IEC 18004) in PNG, JPEG, GIF and BMP images, where their text is asked
/// for. An image that cannot be decoded shows none.
final class QrReader implements ContainerReader {
  private static final List<byte[]> SIGNATURES =
      List.of(
          HexFormat.of().parseHex("89504e470d0a1a0a"),
          HexFormat.of().parseHex("ffd8ff"),
          "GIF8".getBytes(StandardCharsets.US_ASCII),
          "BM".getBytes(StandardCharsets.US_ASCII));

  @Override
  public String name() {
    return "image";
  }

  @Override
  public boolean recognises(Slice content) {
    return SIGNATURES.stream().anyMatch(signature -> content.startsWith(signature, 0));
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    parts.text("QR codes", () -> codes(content, opening, parts));
    return parts.contents("image");
  }

  private static Unpacked codes(Slice content, Opening opening, Parts parts) {
    if (!opening.budget().inTime()) {
      return Unpacked.nothing(Missing.of(Limit.TIME));
    }
    String codes = QrCodes.in(content);
    return parts
        .unpacking()
        .whole(Slice.of(codes.getBytes(StandardCharsets.UTF_8)))
        .unpacked("QR codes");
  }
}
