package dev.sekisho.bytes;

/// What one message may use; each has a documented default and can be configured (docs/limits.md).
public enum Limit {
  /// Bytes of the raw message that are read.
  MESSAGE_BYTES("message-bytes", 128L << 20),
  /// Bytes that decoding and unpacking may make and further readings may look at again, all parts
  /// and members together.
  UNPACKED_BYTES("unpacked-bytes", 256L << 20),
  /// Bytes unpacked for each packed byte of one archive, looked at once 1 MiB has been unpacked.
  RATIO("ratio", 1_000),
  /// Archive members, all archives of the message together.
  MEMBERS("members", 20_000),
  /// MIME parts, nested messages included.
  PARTS("parts", 10_000),
  /// Readings of one thing that are examined, such as a message, the name of a part, or a subject.
  READINGS("readings", 16),
  /// Levels of nesting: multipart in multipart, message in message, archive in archive.
  DEPTH("depth", 50),
  /// Bytes of one header section.
  HEADER_BYTES("header-bytes", 2L << 20),
  /// Fields in one header section.
  HEADER_COUNT("header-count", 10_000),
  /// Words tried as passwords on what is encrypted, all of it together: one for each try, and one
  /// more for each MiB that is hashed or decrypted to tell whether the word is right.
  PASSWORD_TRIES("password-tries", 2_000),
  /// Wall time, in milliseconds.
  TIME("time-ms", 60_000),
  /// Steps of regular expressions and pattern evaluation.
  STEPS("steps", 200_000_000);

  private final String key;
  private final long standard;

  Limit(String key, long standard) {
    this.key = key;
    this.standard = standard;
  }

  /// The name in options, configuration and output, such as `unpacked-bytes`.
  public String key() {
    return key;
  }

  /// The default.
  public long standard() {
    return standard;
  }
}
