package dev.sekisho.container;

import dev.sekisho.bytes.Missing;
import java.io.IOException;

/// Ends the decoding of content for a reason that is not damage.
final class MissingException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Missing missing;

  MissingException(Missing missing) {
    super(missing.cause().key() + ": " + missing.detail());
    this.missing = missing;
  }

  /// Why the rest cannot be had.
  Missing missing() {
    return missing;
  }
}
