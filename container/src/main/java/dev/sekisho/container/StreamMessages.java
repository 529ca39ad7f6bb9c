package dev.sekisho.container;

import org.jspecify.annotations.Nullable;

/// The messages of one stream.
interface StreamMessages {
  /// The next one, or null at the end.
  @Nullable RawMessage next();
}
