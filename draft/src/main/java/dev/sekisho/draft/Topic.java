package dev.sekisho.draft;

/// What a section of a notice is about, told by its heading.
enum Topic {
  /// Names of the malware.
  NAMES,
  /// How its mail looks.
  MAIL,
  /// How an infected host looks.
  HOST,
  /// Addresses and digests.
  INDICATORS,
  /// Affected products.
  PRODUCTS,
  /// Products that are not affected.
  NOT_AFFECTED,
  /// Fixed versions.
  FIXED,
  /// What to do.
  ACTIONS,
  /// What to do for the time being.
  WORKAROUND,
  /// Where to read on.
  REFERENCES,
  /// What was changed when.
  HISTORY,
  /// Who publishes it.
  CONTACT,
  /// What it is about.
  SUMMARY
}
