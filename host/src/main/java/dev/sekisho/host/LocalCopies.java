package dev.sekisho.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Copies of hives that lie in a ZIP, since a hive is read by position. They lie in the folder for
/// temporary files and go with this.
final class LocalCopies implements AutoCloseable {
  private static final long LARGEST = 2L << 30;
  private static final int BLOCK = 1 << 16;

  private final List<Path> copies = new ArrayList<>();

  /// The file itself where it lies on a disk, else a copy of it.
  ///
  /// @throws IOException if it cannot be copied, or is larger than 2 GiB
  Path of(Path file) throws IOException {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      return file;
    }
    Path copy = Files.createTempFile("sekisho-hive", ".tmp");
    copies.add(copy);
    long size = 0;
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(copy)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        size += read;
        if (size > LARGEST) {
          throw new FileSystemException(file.toString(), null, "larger than 2 GiB");
        }
        out.write(block, 0, read);
      }
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
  }
}
