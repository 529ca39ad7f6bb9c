package dev.sekisho.hyperscan;

/// Reads a character class, its opening bracket already read.
///
/// A class that holds something not known exactly matches any code point, negated or not.
final class ClassParser {
  private final EscapeReader in;
  private final boolean caseless;
  private CodePoints set = CodePoints.none();
  private boolean vague;

  ClassParser(EscapeReader in, boolean caseless) {
    this.in = in;
    this.caseless = caseless;
  }

  /// What the class matches; never empty.
  CodePoints set() {
    boolean negated = in.take('^');
    do {
      item();
    } while (!in.atEnd() && !in.sees(']'));
    in.require(']');
    CodePoints folded = caseless ? set.folded() : set;
    CodePoints matched = negated ? folded.negated() : folded;
    return vague || matched.isEmpty() ? CodePoints.ALL : matched;
  }

  private void item() {
    EscapeReader.Escape from = member();
    vague |= !from.exact();
    if (from.single() && in.sees('-') && !in.sees(1, ']')) {
      in.take('-');
      range(from, member());
    } else {
      set = set.with(from.set());
    }
  }

  private void range(EscapeReader.Escape from, EscapeReader.Escape to) {
    if (!to.single() || to.first() < from.first()) {
      in.unknown();
    } else {
      set = set.with(CodePoints.of(from.first(), to.first()));
    }
  }

  private EscapeReader.Escape member() {
    int c = in.next();
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    if (c < 0 || c == '[' || surrogate || (c == '&' && in.sees('&'))) {
      in.unknown();
      return EscapeReader.Escape.vague();
    }
    return c == '\\' ? in.escape(in.next()) : EscapeReader.Escape.of(c);
  }
}
