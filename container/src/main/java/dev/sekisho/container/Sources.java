package dev.sekisho.container;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Opens sources of messages: a message file (EML), an mbox, either of them compressed by gzip, a
/// Maildir, a folder of all these. What a file is, its bytes decide; a name ending in `.eml` or
/// `.msg` is a hint only.
public final class Sources {
  private Sources() {}

  /// Opens a file or a folder.
  ///
  /// The entries of a folder come in the order of their names. A symbolic link in it is not
  /// followed: what it leads to inside the folder comes at its own place; if it leads out of it,
  /// that is an {@link Item.Failure}, and so is a pipe or a device, which is never opened.
  ///
  /// @param limits `MESSAGE_BYTES` bounds each message, `RATIO` a compressed file
  /// @throws IOException if there is no such file, or it cannot be opened; the message is one line
  ///   that names it
  public static MessageSource open(Path path, Limits limits) throws IOException {
    return open(path, limits, List.of());
  }

  /// Opens a file or a folder, in which files of further formats are stores of messages.
  ///
  /// @param stores the further formats; bytes decide here too
  /// @throws IOException as above
  public static MessageSource open(Path path, Limits limits, List<StoreFormat> stores)
      throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return FolderSource.open(path, limits, stores);
      }
      if (attributes.isRegularFile()) {
        return file(path, attributes.size(), limits, stores, false);
      }
    } catch (IOException e) {
      throw new IOException(path + ": " + reason(e), e);
    }
    throw new IOException(path + ": neither a file nor a folder (to read a pipe, use -)");
  }

  /// Opens a regular file.
  ///
  /// @param delivered true if the file's place says that it is a message
  static MessageSource file(
      Path path, long size, Limits limits, List<StoreFormat> stores, boolean delivered)
      throws IOException {
    StreamSource source = StreamSource.open(path, size, limits, delivered);
    if (!stores.isEmpty() && size >= StoreFormat.SMALLEST) {
      Slice head = source.head(StoreFormat.HEAD);
      for (StoreFormat store : stores) {
        if (store.recognises(head)) {
          source.close();
          return store.open(path, limits);
        }
      }
    }
    return source;
  }

  /// Reads one source, sniffed as a file is, from a stream.
  ///
  /// @param in read to its end, or as far as messages are asked for; closed with the source
  /// @param name what to call it: `-` for standard input
  public static MessageSource open(InputStream in, String name, Limits limits) {
    return new StreamSource(in, name, -1, limits, false);
  }

  /// One line that says what failed.
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      // Every other failure says itself what it is.
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
