package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A ZIP of what a collector of others gathered, read as the folder that it would be unpacked.
final class ZipRoot implements HostSource {
  private final FileSystem zip;
  private final RootSource root;

  private ZipRoot(FileSystem zip, RootSource root) {
    this.zip = zip;
    this.root = root;
  }

  /// Opens a ZIP.
  ///
  /// @throws IOException if it cannot be read
  static ZipRoot open(String name, Path file, Limits limits) throws IOException {
    FileSystem zip;
    try {
      zip = FileSystems.newFileSystem(file);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new FileSystemException(name, null, "damaged ZIP: " + e.getMessage());
    }
    try {
      return new ZipRoot(zip, new RootSource(name, zip.getPath("/"), limits, null));
    } catch (InvalidPathException e) {
      zip.close();
      throw damaged(name, e);
    }
  }

  /// Says that a name in the ZIP is none, such as one with NUL: its file system lists it and then
  /// refuses it.
  private static FileSystemException damaged(String name, InvalidPathException e) {
    return new FileSystemException(name, null, "damaged ZIP: " + e.getReason());
  }

  @Override
  public String name() {
    return root.name();
  }

  @Override
  public Naming naming() {
    return root.naming();
  }

  @Override
  public void read(HostRules asked, HostSink sink, WalkControl control) throws IOException {
    try {
      root.read(asked, sink, control);
    } catch (InvalidPathException e) {
      throw damaged(name(), e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
