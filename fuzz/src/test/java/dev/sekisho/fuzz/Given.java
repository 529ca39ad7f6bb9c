package dev.sekisho.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of this process for readers that take a path: an input is written there under a name,
/// over the one before.
final class Given {
  private static final Path FOLDER = folder();

  private Given() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("sekisho-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file of a name, with these bytes.
  static Path file(String name, byte[] bytes) {
    try {
      Path file = Files.write(FOLDER.resolve(name), bytes);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
