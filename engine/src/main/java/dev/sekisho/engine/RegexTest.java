package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// MATCHES: a PCRE regular expression, searched for, in which dot matches all.
///
/// Source: STIX 2.1 §9.6.1. Expression and text are compared in NFC; in a binary value a character
/// is a byte, and an expression with a character above U+00FF matches none. Executed by
/// `java.util.regex` after translation by {@link Pcre}, on a view of the value that takes a step
/// for each character read, so that backtracking without end stops with the budget.
final class RegexTest implements ValueTest {
  private static final int FLAGS = Pattern.DOTALL | Pattern.UNIX_LINES;

  private final @Nullable Pattern forText;
  private final @Nullable Pattern forBytes;

  RegexTest(String pattern) {
    forText = compile(Nfc.normalized(pattern), FLAGS | Pattern.UNICODE_CASE);
    forBytes = Latin1.fits(pattern) ? forBytes(pattern, forText) : null;
  }

  /* Only an option such as (?i) makes a difference between characters and bytes; text of characters
  up to U+00FF is in NFC already. */
  private static @Nullable Pattern forBytes(String pattern, @Nullable Pattern forText) {
    return pattern.contains("(?") ? compile(pattern, FLAGS) : forText;
  }

  /// What {@link Check#regexProblem} says.
  static Optional<String> problem(String pattern) {
    Pcre.Translation translated = Pcre.translate(Nfc.normalized(pattern));
    if (!translated.problem().isEmpty()) {
      return Optional.of(translated.problem());
    }
    try {
      Pattern.compile(translated.java(), FLAGS);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    } catch (StackOverflowError _) {
      return Optional.of("nested too deeply");
    }
  }

  private static @Nullable Pattern compile(String pattern, int flags) {
    Pcre.Translation translated = Pcre.translate(pattern);
    if (!translated.problem().isEmpty()) {
      return null;
    }
    try {
      return Pattern.compile(translated.java(), flags);
    } catch (PatternSyntaxException | StackOverflowError _) {
      return null;
    }
  }

  /// True if it finds something in nothing, and so is of no use to a prefilter.
  boolean matchesEmpty() {
    return forText != null && forText.matcher("").find();
  }

  @Override
  public boolean executable() {
    return forText != null;
  }

  @Override
  public Check.Answer ask(Value value, Nfc nfc, Steps steps) {
    if (value instanceof Value.Text(String text) && forText != null) {
      return find(forText, nfc.of(text), steps);
    }
    if (value instanceof Value.Binary(var bytes) && forBytes != null) {
      return find(forBytes, new Latin1(bytes), steps);
    }
    return Check.UNMET;
  }

  /* A deep recursion of java.util.regex, as by (a|b)* on a long value, ends in a StackOverflowError;
  the search keeps no state, so that it is a bound met like any other. */
  private static Check.Answer find(Pattern pattern, CharSequence text, Steps steps) {
    try {
      Matcher matcher = pattern.matcher(new Counted(text, steps));
      return matcher.find()
          ? new Check.Answer.Met(matcher.start(), matcher.end() - matcher.start())
          : Check.UNMET;
    } catch (StepsSpent | StackOverflowError _) {
      return Check.STOPPED;
    }
  }

  /// Text that costs a step for each character read.
  private record Counted(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (!steps.take(1)) {
        throw new StepsSpent();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /// The only way out of `java.util.regex`; never leaves this class.
  private static final class StepsSpent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StepsSpent() {
      super("step budget spent", null, false, false);
    }
  }
}
