package dev.sekisho.stix;

import java.util.List;

/// What a pattern says of observed data (STIX 2.1 §9.4).
public sealed interface Verdict {
  /// The pattern matches.
  ///
  /// @param observed ids of the observed-data objects it was bound to, in the order they were given
  ///   in, each once; where several bindings are possible, those of one
  record Match(List<String> observed) implements Verdict {
    public Match {
      observed = List.copyOf(observed);
    }
  }

  /// The pattern does not match.
  record NoMatch() implements Verdict {}

  /// Whether the pattern matches is not known.
  ///
  /// @param reason why, for people
  record Unknown(String reason) implements Verdict {}

  /// The pattern is not one, so it matches nothing.
  ///
  /// @param diagnostics why, one or more errors
  record Invalid(List<Diagnostic> diagnostics) implements Verdict {
    public Invalid {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
