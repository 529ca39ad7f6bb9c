package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Opens what hosts are read from, by what it is.
public final class HostSources {
  private static final String HIVE = "regf";
  private static final String ZIP = "PK";

  private HostSources() {}

  /// Opens a folder (a live system, a mounted disk, a collection), a registry hive, a collection of
  /// our own, or a ZIP of one of others. On the drive that Windows runs from the registry is the
  /// running one ({@link RunningWindows}).
  ///
  /// @param name as it was named
  /// @throws IOException if it is not there, cannot be read, or is none of these
  public static HostSource open(String name, Limits limits) throws IOException {
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return RunningWindows.isRoot(path)
          ? new RootSource(name, path, limits, LiveRegistry::ofThisWindows)
          : new RootSource(name, path, limits, null);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name);
    }
    String start = Files.isRegularFile(path) ? start(path) : "";
    if (start.equals(HIVE)) {
      return new HiveSource(name, path, limits);
    }
    if (start.startsWith(ZIP)) {
      return zip(name, path, limits);
    }
    throw new FileSystemException(
        name, null, "neither a folder, nor a registry hive, nor a collection");
  }

  private static HostSource zip(String name, Path path, Limits limits) throws IOException {
    try {
      HostSource own = CollectionSource.open(name, path);
      return own == null ? ZipRoot.open(name, path, limits) : own;
    } catch (EOFException e) {
      throw new FileSystemException(name, null, "damaged ZIP: it ends too soon");
    }
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HIVE.length()), StandardCharsets.ISO_8859_1);
    }
  }
}
