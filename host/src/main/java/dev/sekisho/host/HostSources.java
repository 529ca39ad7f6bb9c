package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Opens what hosts are read from, by what it is.
public final class HostSources {
  private HostSources() {}

  /// Opens a folder (a live system, a mounted disk, a collection) or a registry hive.
  ///
  /// @param name as it was named
  /// @throws IOException if it is not there, cannot be read, or is none of these
  public static HostSource open(String name, Limits limits) throws IOException {
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return new RootSource(name, path, limits);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name);
    }
    if (Files.isRegularFile(path) && Hives.isHive(path)) {
      return new HiveSource(name, path, limits);
    }
    throw new FileSystemException(
        name, null, "neither a folder, nor a registry hive, nor a collection");
  }
}
