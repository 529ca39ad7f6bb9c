package dev.sekisho.bytes;

/// Why something could not be seen. A permanent cause stays however often one tries; a transient
/// one may go.
public enum Cause {
  /// Encrypted, and no key is known.
  ENCRYPTED("encrypted", true),
  /// Too damaged to be read.
  DAMAGED("damaged", true),
  /// A form that Sekisho does not read.
  UNSUPPORTED("unsupported", true),
  /// A limit of the budget was met; the detail names it.
  LIMIT("limit", true),
  /// The part lies elsewhere: message/external-body, or the rest of a message/partial.
  ABSENT("absent", true),
  /// Time ran out.
  TIMEOUT("timeout", false),
  /// Reading failed.
  IO("io", false),
  /// A failure of our own.
  FAILURE("failure", false);

  private final String key;
  private final boolean permanent;

  Cause(String key, boolean permanent) {
    this.key = key;
    this.permanent = permanent;
  }

  /// The word in output, such as `encrypted`.
  public String key() {
    return key;
  }

  /// True if trying again cannot help.
  public boolean permanent() {
    return permanent;
  }

  /// The cause that meeting `limit` is: {@link #TIMEOUT} for time, else {@link #LIMIT}.
  public static Cause of(Limit limit) {
    return limit == Limit.TIME ? TIMEOUT : LIMIT;
  }
}
