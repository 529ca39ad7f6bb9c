package dev.sekisho.exposure;

import java.util.Locale;

/// What an advisory means for a product of an asset, the gravest first.
public enum Status {
  /// It has the flaw, or is open to the threat, and something is to be done.
  AFFECTED,
  /// The advisory names it, and whether it is affected could not be told.
  UNKNOWN,
  /// The publisher does not know yet.
  UNDER_INVESTIGATION,
  /// It would be affected; what was installed or set beside it keeps the threat off.
  MITIGATED,
  /// The fix is installed.
  FIXED,
  /// It is protected as it was shipped.
  PROTECTED,
  /// It is not affected.
  NOT_AFFECTED;

  /// The name in output.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// True if somebody has to look or act.
  public boolean open() {
    return this == AFFECTED || this == UNKNOWN || this == UNDER_INVESTIGATION;
  }

  /// The graver of the two.
  public Status or(Status other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
