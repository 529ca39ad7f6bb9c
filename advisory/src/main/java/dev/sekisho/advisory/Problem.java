package dev.sekisho.advisory;

import java.nio.file.Path;

/// Something wrong with what was loaded.
///
/// @param severity how grave it is
/// @param file the file or folder it is in
/// @param place where in it: an identifier, a JSON pointer or a position; empty for the whole
/// @param what what is wrong; it may quote the file, which is hostile
/// @param remedy what to do about it
public record Problem(
    Severity severity, Path file, String place, Localized what, Localized remedy) {
  /// How grave a problem is.
  public enum Severity {
    /// What it is about is not used.
    ERROR,
    /// What it is about is used as far as it goes.
    WARNING,
    /// Nothing is wrong; worth knowing.
    NOTE
  }
}
