package dev.sekisho.hyperscan;

import java.util.function.UnaryOperator;

/// Reads a character class, its opening bracket already read.
///
/// A class that holds something not known exactly matches any code point, negated or not.
final class ClassParser {
  private final EscapeReader in;
  private final UnaryOperator<CodePoints> folded;
  private CodePoints set = CodePoints.none();
  private boolean vague;

  /// @param folded adds the other cases of characters, possibly too many
  ClassParser(EscapeReader in, UnaryOperator<CodePoints> folded) {
    this.in = in;
    this.folded = folded;
  }

  /// What the class matches; never empty. A negated class is not folded: it excludes no more than
  /// it must.
  CodePoints set() {
    boolean negated = in.take('^');
    do {
      item();
    } while (!in.atEnd() && !in.sees(']'));
    in.require(']');
    CodePoints matched = negated ? set.negated() : folded.apply(set);
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
    if (in.takePosixClass()) {
      return EscapeReader.Escape.vague();
    }
    int c = in.next();
    if (c == '\\') {
      return in.take('b') ? EscapeReader.Escape.of('\b') : in.escape(in.next());
    }
    if (c < 0
        || (c == '[' && in.sees(':'))
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      in.unknown();
      return EscapeReader.Escape.vague();
    }
    return EscapeReader.Escape.of(c);
  }
}
