package dev.sekisho.host;

import java.util.Locale;

/// How a host names its files.
public enum Naming {
  /// Backslashes between names, and letters in any case the same.
  WINDOWS('\\'),
  /// Slashes between names, and case kept apart.
  POSIX('/');

  private final char separator;

  Naming(char separator) {
    this.separator = separator;
  }

  /// What stands between the names of a path.
  char separator() {
    return separator;
  }

  /// `name` as it is compared.
  String fold(String name) {
    return this == WINDOWS ? name.toLowerCase(Locale.ROOT) : name;
  }

  /// `path` as it is compared: without a separator at its end, unless it is a root.
  String foldPath(String path) {
    String folded = fold(path);
    int end = folded.length();
    boolean drive = this == WINDOWS && end == 3 && folded.charAt(1) == ':';
    boolean ends = end > 1 && folded.charAt(end - 1) == separator;
    return ends && !drive ? folded.substring(0, end - 1) : folded;
  }

  /// The path of what is called `name` in `folder`.
  String join(String folder, String name) {
    boolean ends = folder.endsWith(String.valueOf(separator));
    return ends ? folder + name : folder + separator + name;
  }

  /// True if `path` is `folder` or lies in it; both as they are compared.
  boolean isIn(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length()
            || folder.endsWith(String.valueOf(separator))
            || path.charAt(folder.length()) == separator);
  }
}
