package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;

/// Recognises Windows programs that unpack themselves by code of their own: packers, and installers
/// whose payload has a form of its own. What is packed in them is not seen, which is said.
final class PackedProgramReader implements ContainerReader {
  @Override
  public String name() {
    return "program";
  }

  @Override
  public boolean recognises(Slice content) {
    return ProgramPackers.of(content) != null;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    String packer = ProgramPackers.of(content);
    return Contents.document(
        name(), List.of(), List.of(), new Missing(Cause.UNSUPPORTED, "packed by " + packer));
  }
}
