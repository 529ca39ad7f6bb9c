package dev.sekisho.engine;

import org.jspecify.annotations.Nullable;

/// What a prefilter is given for a LIKE or MATCHES comparison.
final class Expressions {
  private Expressions() {}

  /// An expression that occurs in every value which satisfies the comparison; null if there is none
  /// that is of use.
  ///
  /// @param binary true for the bytes of binary values, false for the UTF-8 of texts in NFC
  static Prefilter.@Nullable Expression of(Condition.Comparison comparison, boolean binary) {
    if (!(comparison.operands().getFirst() instanceof Constant.Text(String constant))) {
      return null;
    }
    String text = binary ? constant : Nfc.normalized(constant);
    if (binary ? !Latin1.fits(text) : !isUnicode(text)) {
      return null;
    }
    return comparison.operator() == Operator.LIKE ? like(text, binary) : regex(text, binary);
  }

  private static Prefilter.@Nullable Expression like(String text, boolean binary) {
    String literal = new LikeTest(text).longestLiteral();
    return literal.isEmpty() ? null : new Prefilter.Expression(literal, true, !binary);
  }

  private static Prefilter.@Nullable Expression regex(String text, boolean binary) {
    if (new RegexTest(text).matchesEmpty()) {
      return null;
    }
    String literal = Pcre.literal(text);
    return new Prefilter.Expression(literal == null ? text : literal, literal != null, !binary);
  }

  /// True if `text` has a UTF-8 form: no surrogate stands alone.
  static boolean isUnicode(String text) {
    int i = 0;
    while (i < text.length()) {
      int units = Character.charCount(text.codePointAt(i));
      if (units == 1 && Character.isSurrogate(text.charAt(i))) {
        return false;
      }
      i += units;
    }
    return true;
  }
}
