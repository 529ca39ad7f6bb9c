package dev.sekisho.exchange;

/// How a target writes regular expressions.
enum Dialect {
  /// PCRE over characters.
  PCRE,
  /// PCRE over bytes; characters beyond ASCII are their UTF-8 bytes.
  PCRE_BYTES,
  /// YARA's, over bytes.
  YARA,
  /// POSIX extended.
  POSIX,
  /// POSIX extended, where no option says that letter case does not count.
  POSIX_BOTH_CASES;

  boolean posix() {
    return this == POSIX || this == POSIX_BOTH_CASES;
  }

  /// True if a byte is what is counted and stands in a class.
  boolean bytes() {
    return this == PCRE_BYTES || this == YARA;
  }

  String open() {
    return this == PCRE || this == PCRE_BYTES ? "(?:" : "(";
  }
}
