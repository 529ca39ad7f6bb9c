package dev.sekisho.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Where a report goes: standard output, or a file that only its owner can read, and that is there
/// under its name once it is complete.
final class Output implements AutoCloseable {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final OutputStream stream;
  private final @Nullable PrintStream standard;
  private final @Nullable Path made;
  private final @Nullable Path file;

  private Output(
      OutputStream stream,
      @Nullable PrintStream standard,
      @Nullable Path made,
      @Nullable Path file) {
    this.stream = stream;
    this.standard = standard;
    this.made = made;
    this.file = file;
  }

  /// Opens `file`, or standard output if it is null.
  static Output to(@Nullable Path file, Session session) throws IOException {
    if (file == null) {
      return new Output(session.out(), session.out(), null, null);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new Output(new BufferedOutputStream(Files.newOutputStream(file)), null, null, null);
    }
    Path folder = file.toAbsolutePath().getParent();
    Path made =
        Files.createTempFile(
            folder == null ? Path.of(".") : folder, ".sekisho-", ".tmp", mine("rw-------"));
    return new Output(new BufferedOutputStream(Files.newOutputStream(made)), null, made, file);
  }

  /// Permissions as an attribute for making a file or folder, where the file system has them.
  static FileAttribute<?>[] mine(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Writes bytes.
  ///
  /// @throws Failure if that fails; also if nobody reads standard output any more
  void write(byte[] bytes) throws Failure {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
    if (standard != null && standard.checkError()) {
      throw new Failure("standard output is closed");
    }
  }

  /// Says that output could not be written.
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1;

    private Failure(String message) {
      super(message);
    }
  }

  /// Puts a file in its place, complete. Not called, the file is never there.
  void finish() throws IOException {
    stream.flush();
    if (made != null && file != null) {
      stream.close();
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (standard == null) {
      stream.close();
    }
    if (made != null) {
      Files.deleteIfExists(made);
    }
  }
}
