package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a reader may use when it opens a container.
///
/// @param budget what the message may still spend, when members are listed and when they are
///   unpacked
/// @param passwords words to try on what is encrypted
/// @param names the plausible names of the file that is opened, for formats that name nothing
///   themselves; empty if it has none
/// @param unpacker unpacks what is listed and not read; null where nothing is to do so
/// @param joined parts of files that are examined with the rest of their file elsewhere
public record Opening(
    Budget budget,
    Passwords passwords,
    List<String> names,
    @Nullable Unpacker unpacker,
    Set<YencBlock> joined) {
  public Opening {
    names = List.copyOf(names);
    joined = Set.copyOf(joined);
  }

  /// An opening for which nobody joined parts of files.
  public Opening(
      Budget budget, Passwords passwords, List<String> names, @Nullable Unpacker unpacker) {
    this(budget, passwords, names, unpacker, Set.of());
  }

  /// An opening of a file without a name.
  public Opening(Budget budget, Passwords passwords) {
    this(budget, passwords, List.of(), null);
  }

  /// An opening that knows no passwords, of a file without a name.
  public static Opening of(Budget budget) {
    return new Opening(budget, Passwords.none());
  }

  /// The same for a file of these names.
  public Opening named(List<String> fileNames) {
    return new Opening(budget, passwords, fileNames, unpacker, joined);
  }
}
