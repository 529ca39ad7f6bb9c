package dev.sekisho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A folder that takes copies of messages. Names are made of digests alone, nothing is overwritten,
/// and only the owner can read them. Used by several threads at once.
final class Copies {
  private final Path folder;

  private Copies(Path folder) {
    this.folder = folder;
  }

  /// Makes the folder if it is absent.
  static Copies into(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, Output.mine("rwx------"));
    }
    return new Copies(folder);
  }

  /// Keeps one message as `SHA256.eml`; with the same bytes there already, there is nothing to do.
  void keep(String sha256, dev.sekisho.bytes.Slice message) throws IOException {
    Path file = folder.resolve(sha256 + ".eml");
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, Output.mine("rw-------")))) {
      out.write(message.array(), message.offset(), message.length());
    } catch (FileAlreadyExistsException sameBytes) {
      return;
    }
  }
}
