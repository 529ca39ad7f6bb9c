package dev.sekisho.exposure;

import java.util.Locale;

/// How far the remediation of a vulnerability on an asset is (CSAF 2.0 §9.1.13), as its
/// administrator marked it.
public enum Mark {
  /// Nothing was done yet; also where nobody marked anything.
  NOT_REMEDIATED,
  /// It is being done.
  IN_PROGRESS,
  /// It is done.
  DONE;

  /// The name in output.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
