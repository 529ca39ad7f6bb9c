package dev.sekisho.exposure;

import java.util.List;

/// Whether a version is among those that a text means.
public enum Containment {
  /// It is.
  IN,
  /// It is not.
  OUT,
  /// The text or the version does not say.
  UNKNOWN;

  /// True of all: OUT if one is, else UNKNOWN if one is.
  static Containment all(List<Containment> parts) {
    return parts.contains(OUT) ? OUT : parts.contains(UNKNOWN) ? UNKNOWN : IN;
  }

  /// True of any: IN if one is, else UNKNOWN if one is.
  static Containment any(List<Containment> parts) {
    return parts.contains(IN) ? IN : parts.contains(UNKNOWN) ? UNKNOWN : OUT;
  }
}
