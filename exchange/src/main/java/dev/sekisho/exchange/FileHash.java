package dev.sekisho.exchange;

import dev.sekisho.engine.Operator;
import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A file told by its hash.
///
/// @param algorithm as in STIX, such as `SHA-256`
/// @param hexadecimal in small letters
/// @param size of the file in bytes; -1 where it is not asked
record FileHash(String algorithm, String hexadecimal, long size) {
  private static final List<String> BEST_FIRST = List.of("SHA-256", "SHA-512", "SHA-1", "MD5");

  /// The hash that a clause asks for, the best of those that are known; other terms, except the
  /// size, are left out, and that is noted.
  static Optional<FileHash> of(Clause clause, Collection<String> known, Outcome.Draft draft) {
    Optional<Term> best =
        clause.terms().stream()
            .filter(term -> hash(term).isPresent() && known.contains(algorithm(term)))
            .min(java.util.Comparator.comparingInt(term -> BEST_FIRST.indexOf(algorithm(term))));
    if (best.isEmpty()) {
      return Optional.empty();
    }
    long size = -1;
    for (Term term : clause.terms()) {
      boolean sizes = term.about(Kind.FILE_SIZE) || term.about(Kind.PART_SIZE);
      if (sizes
          && term.check() instanceof Check.Size(Operator operator, long number)
          && operator == Operator.EQUAL) {
        size = number;
      } else if (hash(term).isEmpty()) {
        draft.wider(Reason.DROPPED);
      }
    }
    if (best.get().about(Kind.PART_HASH)) {
      draft.wider(Reason.ANYWHERE);
    }
    return Optional.of(new FileHash(algorithm(best.get()), hash(best.get()).orElseThrow(), size));
  }

  private static String algorithm(Term term) {
    return term.subject().map(Subject::name).orElse("");
  }

  private static Optional<String> hash(Term term) {
    boolean about =
        term.about(Kind.FILE_HASH) || term.about(Kind.PART_HASH) || term.about(Kind.CONTENT_HASH);
    return about && BEST_FIRST.contains(algorithm(term)) && term.check() instanceof Check.Text text
        ? text.equal().filter(hash -> hash.matches("[0-9a-f]{32,128}"))
        : Optional.empty();
  }
}
