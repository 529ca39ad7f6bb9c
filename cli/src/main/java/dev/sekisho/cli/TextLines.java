package dev.sekisho.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The lines of files that users write for the command: UTF-8.
final class TextLines {
  private TextLines() {}

  /// All lines of a file.
  ///
  /// @throws IOException if it cannot be read, or is not UTF-8; it names the file
  static List<String> of(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new FileSystemException(file.toString(), null, "it is not UTF-8");
    }
  }
}
