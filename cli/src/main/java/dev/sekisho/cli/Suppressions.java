package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What is not to be reported: advisories, indicators and messages (docs/formats/suppress.md).
/// Immutable.
final class Suppressions {
  private final Set<String> names;

  private Suppressions(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /// Nothing.
  static Suppressions none() {
    return new Suppressions(Set.of());
  }

  /// What a file names: one advisory id, STIX indicator id or SHA-256 of a message a line; `#`
  /// starts a comment.
  static Suppressions read(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : TextLines.of(file)) {
      int comment = line.indexOf('#');
      String name = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!name.isEmpty()) {
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return new Suppressions(names);
  }

  /// True if what the rule came from is named.
  boolean has(Catalogue.Entry entry) {
    return names(entry.advisory().id()) || names(entry.indicator().id());
  }

  /// True if the message of this digest is named.
  boolean has(String sha256) {
    return names(sha256);
  }

  /// All that is named, in lower case.
  Set<String> names() {
    return names;
  }

  private boolean names(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }
}
