package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.util.List;

/// LIKE: `%` stands for any number of characters, `_` for one; the whole value must fit.
///
/// Source: STIX 2.1 §9.6.1; constant and text are compared in NFC. There is no escape. In a binary
/// value a character is a byte, and a constant with a character above U+00FF fits none.
final class LikeTest implements ValueTest {
  private final String pattern;
  private final List<String> pieces;
  private final boolean latin1;

  LikeTest(String constant) {
    pattern = Nfc.normalized(constant);
    pieces = List.of(pattern.split("%+", -1));
    latin1 = Latin1.fits(constant);
  }

  @Override
  public Check.Answer ask(Value value, Nfc nfc, Steps steps) {
    if (value instanceof Value.Text(String text)) {
      return fit(nfc.of(text), steps);
    }
    boolean bytes = value instanceof Value.Binary && latin1;
    return bytes ? fit(new Latin1(((Value.Binary) value).bytes()), steps) : Check.UNMET;
  }

  /// The longest run of characters between wildcards: a value that fits has it in it.
  String longestLiteral() {
    String longest = "";
    for (String run : pattern.split("[%_]+", -1)) {
      longest = run.length() > longest.length() ? run : longest;
    }
    return longest;
  }

  private Check.Answer fit(CharSequence text, Steps steps) {
    int at = endOf(pieces.getFirst(), text, 0, steps);
    if (pieces.size() == 1) {
      return steps.spent() ? Check.STOPPED : at == text.length() ? Check.WHOLE : Check.UNMET;
    }
    int start = pieces.getFirst().isEmpty() ? -1 : 0;
    int last = pieces.getLast().isEmpty() ? pieces.size() - 2 : pieces.size() - 1;
    for (int i = 1; i <= last && at >= 0; i++) {
      String piece = pieces.get(i);
      boolean ends = i == pieces.size() - 1;
      int found = ends ? findLast(piece, text, at, steps) : find(piece, text, at, steps);
      start = start < 0 ? found : start;
      at = found < 0 ? -1 : endOf(piece, text, found, steps);
    }
    if (steps.spent()) {
      return Check.STOPPED;
    }
    return at < 0 ? Check.UNMET : new Check.Answer.Met(Math.max(start, 0), at - Math.max(start, 0));
  }

  /// Where `piece` ends if it stands at `from`, else -1.
  private static int endOf(String piece, CharSequence text, int from, Steps steps) {
    int at = from;
    for (int i = 0; i < piece.length(); i++) {
      if (at >= text.length() || !steps.take(1)) {
        return -1;
      }
      char wanted = piece.charAt(i);
      if (wanted != '_' && wanted != text.charAt(at)) {
        return -1;
      }
      at += wanted == '_' ? Character.charCount(Character.codePointAt(text, at)) : 1;
    }
    return at;
  }

  private static int find(String piece, CharSequence text, int from, Steps steps) {
    int at = from;
    while (endOf(piece, text, at, steps) < 0) {
      if (at >= text.length() || !steps.take(1)) {
        return -1;
      }
      at += Character.charCount(Character.codePointAt(text, at));
    }
    return at;
  }

  /// Where `piece` stands so that it ends with the text, else -1.
  private static int findLast(String piece, CharSequence text, int from, Steps steps) {
    int at = text.length();
    int left = piece.codePointCount(0, piece.length());
    while (left > 0 && at > from && steps.take(1)) {
      at -= Character.charCount(Character.codePointBefore(text, at));
      left--;
    }
    return left == 0 && at >= from && endOf(piece, text, at, steps) == text.length() ? at : -1;
  }
}
