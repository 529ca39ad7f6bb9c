package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.StoreFormat;
import java.io.IOException;
import java.nio.file.Path;

/// Outlook's stores as files (`.pst`, `.ost`), read message by message whatever their size.
final class PstStore implements StoreFormat {
  @Override
  public boolean recognises(Slice head) {
    return Pst.isPst(head);
  }

  @Override
  public MessageSource open(Path path, Limits limits) throws IOException {
    return new PstSource(path, PstContent.open(path, Budget.of(limits)), limits);
  }
}
