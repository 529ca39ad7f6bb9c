package dev.sekisho.draft;

/// Names of facts for people.
final class Named {
  private Named() {}

  /// A file with its folder, if that is known.
  static String path(Fact file) {
    String folder = file.detail("folder");
    return folder.isEmpty() ? file.value() : folder + "\\" + file.value();
  }
}
