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

  private final String name;
  private final OutputStream stream;
  private final @Nullable PrintStream standard;
  private final @Nullable Path made;
  private final @Nullable Path file;

  private Output(
      String name,
      OutputStream stream,
      @Nullable PrintStream standard,
      @Nullable Path made,
      @Nullable Path file) {
    this.name = name;
    this.stream = stream;
    this.standard = standard;
    this.made = made;
    this.file = file;
  }

  /// Opens `file`, or standard output if it is null.
  static Output to(@Nullable Path file, Session session) throws IOException {
    if (file == null) {
      String name = session.messages().text("output.standard");
      return new Output(name, session.out(), session.out(), null, null);
    }
    String name = file.toString();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      OutputStream into = new BufferedOutputStream(Files.newOutputStream(file));
      return new Output(name, into, null, null, null);
    }
    Path folder = file.toAbsolutePath().getParent();
    Path made =
        Files.createTempFile(
            folder == null ? Path.of(".") : folder, ".sekisho-", ".tmp", mine("rw-------"));
    OutputStream into = new BufferedOutputStream(Files.newOutputStream(made));
    return new Output(name, into, null, made, file);
  }

  /// Permissions as an attribute for making a file or folder, where the file system has them.
  static FileAttribute<?>[] mine(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// What is written to; closing it does no harm.
  OutputStream stream() {
    return stream;
  }

  /// Writes bytes.
  ///
  /// @throws Failure if that fails, also if nobody reads standard output any more
  void write(byte[] bytes) throws Failure {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw failure(e);
    }
    if (standard != null) {
      IOException failure = Standard.failure(standard);
      if (failure != null) {
        throw failure(failure);
      }
    }
  }

  private Failure failure(IOException why) {
    return new Failure(name, why, standard != null);
  }

  /// Says that output could not be written.
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean standard;

    Failure(String name, IOException why, boolean standard) {
      super(name + ": " + why.getMessage(), why);
      this.standard = standard;
    }

    /// True if it was standard output that failed, which is said at the end of the command.
    boolean ofStandard() {
      return standard;
    }
  }

  /// Puts a file in its place, complete. Not called, the file is never there.
  void finish() throws IOException {
    try {
      stream.flush();
    } catch (IOException e) {
      throw failure(e);
    }
    if (made != null && file != null) {
      stream.close();
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (standard == null) {
        stream.close();
      }
    } finally {
      if (made != null) {
        Files.deleteIfExists(made);
      }
    }
  }
}
