package dev.sekisho.scan;

/// The answer for one message.
public enum Verdict {
  /// An indicator met the message.
  SIGHTING("sighting"),
  /// None did, but something that could not be seen might have met one, or we failed.
  INCOMPLETE("incomplete"),
  /// No indicator can meet the message, whatever could not be seen of it.
  CLEAN("clean");

  private final String key;

  Verdict(String key) {
    this.key = key;
  }

  /// The word in output.
  public String key() {
    return key;
  }
}
