package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Unpacked;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The messages of one store. The source of each is the file and the folders in it, its number the
/// place in the store, its offset the identifier in it.
final class PstSource implements MessageSource {
  private final Path path;
  private final PstContent content;
  private final Limits limits;
  private @Nullable PstTree tree;
  private long read;

  PstSource(Path path, PstContent content, Limits limits) {
    this.path = path;
    this.content = content;
    this.limits = limits;
  }

  @Override
  public @Nullable Item next() {
    Budget budget = Budget.of(limits);
    content.begin(budget);
    if (tree == null) {
      tree = new PstTree(new Pst(content), budget);
    }
    PstTree.Found found = tree.next();
    if (found == null) {
      return null;
    }
    String source = path + found.folder();
    if (found.id() < 0) {
      return new Item.Failure(source, reason(found, tree.store().why()));
    }
    Unpacked message = tree.store().message(found.id(), budget);
    read += message.content().length();
    return new Item.Message(
        new RawMessage(
            source,
            found.number(),
            found.id(),
            message.content(),
            RawMessage.Kind.MESSAGE,
            message.defects(),
            message.missing(),
            null,
            true));
  }

  private static String reason(PstTree.Found found, Missing why) {
    String what = found.number() == 0 ? "folder" : "message " + found.number();
    return "Outlook store: " + what + " cannot be read: " + why.cause().key();
  }

  @Override
  public long bytesRead() {
    return Math.min(read, content.size());
  }

  @Override
  public long totalBytes() {
    return content.size();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
