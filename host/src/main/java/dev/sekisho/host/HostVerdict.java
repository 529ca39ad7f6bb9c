package dev.sekisho.host;

/// The answer for one host.
public enum HostVerdict {
  /// A strong indicator met it, or weak ones of one advisory that are strong together.
  INFECTED("infected"),
  /// Only weak indicators met it.
  SUSPICIOUS("suspicious"),
  /// None met it, but something that could not be read might have.
  INCOMPLETE("incomplete"),
  /// None can meet it, whatever could not be read.
  CLEAN("clean");

  private final String key;

  HostVerdict(String key) {
    this.key = key;
  }

  /// The word in output.
  public String key() {
    return key;
  }
}
