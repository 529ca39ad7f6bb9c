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
/// @param names the plausible names of the file that is opened, for formats that name nothing
///   themselves; empty if it has none
public record Opening(Budget budget, Supplier<List<String>> passwords, List<String> names) {
  public Opening {
    names = List.copyOf(names);
  }

  /// An opening of a file without a name.
  public Opening(Budget budget, Supplier<List<String>> passwords) {
    this(budget, passwords, List.of());
  }

  /// An opening that knows no passwords, of a file without a name.
  public static Opening of(Budget budget) {
    return new Opening(budget, List::of);
  }

  /// The same for a file of these names.
  public Opening named(List<String> fileNames) {
    return new Opening(budget, passwords, fileNames);
  }
}
