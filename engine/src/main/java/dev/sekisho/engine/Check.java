package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.util.List;
import java.util.Optional;

/// One comparison, compiled, to be asked of single values: the exact meaning that every index of
/// the engine only approximates or repeats.
///
/// Source: STIX 2.1 §9.2 (which types compare), §9.6.1 to §9.6.4. Which values a path has, and that
/// a path without any is false, is the caller's part. Immutable and shared between threads.
public final class Check {
  private final boolean negated;
  private final ValueTest test;

  private Check(boolean negated, ValueTest test) {
    this.negated = negated;
    this.test = test;
  }

  /// What a value answers.
  public sealed interface Answer {
    /// The comparison holds.
    ///
    /// @param start where the match starts: bytes in a binary value, UTF-16 units of its NFC form
    ///   in a text; 0 where the whole value was compared
    /// @param length how long it is, in the same unit; -1 where the whole value was compared
    record Met(int start, int length) implements Answer {}

    /// It does not hold.
    record Unmet() implements Answer {}

    /// The step budget or the stack ran out before it was known.
    record Stopped() implements Answer {}
  }

  static final Answer WHOLE = new Answer.Met(0, -1);
  static final Answer UNMET = new Answer.Unmet();
  static final Answer STOPPED = new Answer.Stopped();

  /// Compiles a comparison; its path is not looked at. A comparison that cannot be executed (a
  /// regular expression with a {@link #regexProblem}, a constant of the wrong type) is met by no
  /// value.
  public static Check of(Condition.Comparison comparison) {
    List<Constant> operands = comparison.operands();
    return new Check(comparison.negated(), test(comparison.operator(), operands));
  }

  private static ValueTest test(Operator operator, List<Constant> operands) {
    return switch (operator) {
      case EXISTS -> (_, _, _) -> WHOLE;
      case EQUAL, IN -> new EqualTest(operands, true);
      case NOT_EQUAL -> new EqualTest(operands, false);
      case LESS, AT_MOST, GREATER, AT_LEAST -> new OrderTest(operator, operands.getFirst());
      case LIKE ->
          operands.getFirst() instanceof Constant.Text(String text)
              ? new LikeTest(text)
              : new NoTest();
      case MATCHES ->
          operands.getFirst() instanceof Constant.Text(String text)
              ? new RegexTest(text)
              : new NoTest();
      case ISSUBSET, ISSUPERSET ->
          operands.getFirst() instanceof Constant.Text(String text)
              ? new SubnetTest(text, operator == Operator.ISSUBSET)
              : new NoTest();
    };
  }

  /// Asks a value.
  ///
  /// @param value any but {@link Value.Lost}; a reference stands for the identifier of its target
  /// @param steps lowered by one and by each character that is looked at
  public Answer ask(Value value, Steps steps) {
    return ask(value, new Nfc(), steps);
  }

  Answer ask(Value value, Nfc nfc, Steps steps) {
    if (!steps.take(1)) {
      return STOPPED;
    }
    Answer answer = test.ask(plain(value), nfc, steps);
    if (!negated || answer instanceof Answer.Stopped) {
      return answer;
    }
    return answer instanceof Answer.Unmet && test.executable() ? WHOLE : UNMET;
  }

  /// What a value is compared as: a reference is the identifier of its target.
  static Value plain(Value value) {
    return value instanceof Value.Reference(var target) ? new Value.Text(target.id()) : value;
  }

  /// True if some value could satisfy it.
  boolean satisfiable() {
    return negated ? test.executable() : test.satisfiable();
  }

  /// What is wrong with a regular expression of MATCHES: why it is no PCRE, or what in it Java
  /// cannot execute; empty if nothing. A comparison with such an expression is met by no value.
  public static Optional<String> regexProblem(String pattern) {
    return RegexTest.problem(pattern);
  }

  /// A test that no value satisfies.
  private record NoTest() implements ValueTest {
    @Override
    public Answer ask(Value value, Nfc nfc, Steps steps) {
      return UNMET;
    }

    @Override
    public boolean executable() {
      return false;
    }
  }
}
