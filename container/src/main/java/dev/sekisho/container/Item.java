package dev.sekisho.container;

/// What a source gives next.
public sealed interface Item {
  /// A message, or a file that is none.
  record Message(RawMessage message) implements Item {}

  /// Something that could not be read; what follows it still can.
  ///
  /// @param source the file or folder, written as the path was given
  /// @param reason one line for people
  record Failure(String source, String reason) implements Item {}
}
