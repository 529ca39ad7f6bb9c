package dev.sekisho.container;

/// A word to try on what is encrypted.
///
/// @param origin where it is from
public record Password(String text, Origin origin) {
  /// Where a word is from.
  public enum Origin {
    /// The program that made the file, which opens it without asking.
    PROGRAM("program"),
    /// A body of the message.
    BODY("body"),
    /// The subject of the message.
    SUBJECT("subject"),
    /// The name of a file in the message.
    NAME("name"),
    /// A list: the one built in, or one that was given.
    LIST("list");

    private final String key;

    Origin(String key) {
      this.key = key;
    }

    /// The word in output.
    public String key() {
      return key;
    }
  }
}
