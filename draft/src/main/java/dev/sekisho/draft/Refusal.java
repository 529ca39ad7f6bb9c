package dev.sekisho.draft;

import java.util.Locale;

/// Why a page cannot be read at all.
public enum Refusal {
  /// It is larger than the limit, or unpacks to more.
  OVER_LIMIT,
  /// It has no text.
  NO_TEXT,
  /// It is no text.
  BINARY,
  /// It is damaged.
  DAMAGED,
  /// It is encrypted.
  ENCRYPTED;

  /// The name in reports, such as `over-limit`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
