package dev.sekisho.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of this process, in memory where there is one such, for readers that take a path: an
/// input is written there under a name, over the one before.
public final class Given {
  private static final Path FOLDER = made();

  private Given() {}

  private static Path made() {
    try {
      Path memory = Path.of("/dev/shm");
      Path folder =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "sekisho-fuzz")
              : Files.createTempDirectory("sekisho-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder that files of names which start with `name` and a slash are in; that of all for an
  /// empty one.
  public static Path folder(String name) {
    return FOLDER.resolve(name);
  }

  /// The file of a name, which may have folders in it, with these bytes.
  public static Path file(String name, byte[] bytes) {
    try {
      Path file = FOLDER.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
