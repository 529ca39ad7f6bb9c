package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import java.util.List;
import java.util.function.Supplier;

/// What a reader may use when it opens a container.
///
/// @param budget what the message may still spend, when members are listed and when they are
///   unpacked
/// @param passwords words to try on what is encrypted, the most likely first; asked for only where
///   something is
public record Opening(Budget budget, Supplier<List<String>> passwords) {
  /// An opening that knows no passwords.
  public static Opening of(Budget budget) {
    return new Opening(budget, List::of);
  }
}
