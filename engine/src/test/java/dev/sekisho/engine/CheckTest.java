package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
  private static final FieldPath PATH = new FieldPath("t", List.of(new FieldPath.Key("p")));

  /// What a value answers to an operator with a constant, and to the same with NOT.
  record Case(Value value, Operator operator, Constant constant, boolean met, boolean notMet) {
    static Case yes(Value value, Operator operator, Constant constant) {
      return new Case(value, operator, constant, true, false);
    }

    static Case no(Value value, Operator operator, Constant constant) {
      return new Case(value, operator, constant, false, true);
    }
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Constant of(String text) {
    return new Constant.Text(text);
  }

  private static Value bytes(String latin1) {
    return new Value.Binary(Slice.ofLatin1(latin1));
  }

  private static Constant binary(String latin1) {
    return new Constant.Binary(Slice.ofLatin1(latin1));
  }

  private static Constant time(String text) {
    return new Constant.Time(Instant.parse(text));
  }

  static Stream<Case> numbers() {
    Value five = new Value.Whole(5);
    Value big = new Value.Whole(9_007_199_254_740_993L);
    return Stream.of(
        Case.yes(five, Operator.EQUAL, new Constant.Real(5.0)),
        Case.no(five, Operator.EQUAL, new Constant.Real(5.5)),
        Case.yes(five, Operator.LESS, new Constant.Real(5.1)),
        Case.yes(five, Operator.AT_LEAST, new Constant.Whole(5)),
        Case.no(five, Operator.GREATER, new Constant.Whole(5)),
        Case.yes(new Value.Real(12.0), Operator.IN, new Constant.Whole(12)),
        Case.yes(new Value.Real(-0.0), Operator.EQUAL, new Constant.Whole(0)),
        Case.no(big, Operator.EQUAL, new Constant.Real(9_007_199_254_740_992.0)),
        Case.yes(big, Operator.GREATER, new Constant.Real(9_007_199_254_740_992.0)),
        Case.yes(big, Operator.LESS, new Constant.Real(Double.POSITIVE_INFINITY)),
        Case.no(new Value.Real(Double.NaN), Operator.EQUAL, new Constant.Real(Double.NaN)),
        Case.no(new Value.Real(Double.NaN), Operator.LESS, new Constant.Whole(1)),
        Case.no(new Value.Flag(true), Operator.EQUAL, new Constant.Whole(1)),
        Case.yes(new Value.Flag(true), Operator.NOT_EQUAL, new Constant.Whole(1)),
        Case.yes(new Value.Flag(true), Operator.EQUAL, new Constant.Flag(true)));
  }

  static Stream<Case> texts() {
    return Stream.of(
        Case.yes(text("oz"), Operator.LESS, of("o\u0300")),
        Case.yes(text("z"), Operator.LESS, of("\u00f2")),
        Case.yes(text("\ue000"), Operator.LESS, of("\ud800\udc00")),
        Case.yes(text("a"), Operator.LESS, of("ab")),
        Case.no(text("\u00e9"), Operator.EQUAL, of("e\u0301")),
        Case.yes(text("\u00e9"), Operator.LIKE, of("e\u0301")),
        Case.yes(text("e\u0301"), Operator.MATCHES, of("^\u00e9$")),
        Case.no(text("5"), Operator.EQUAL, new Constant.Whole(5)),
        Case.yes(text("5"), Operator.NOT_EQUAL, new Constant.Whole(5)));
  }

  static Stream<Case> binaries() {
    return Stream.of(
        Case.yes(bytes("alice"), Operator.EQUAL, of("alice")),
        Case.yes(text("alice"), Operator.EQUAL, binary("alice")),
        Case.yes(bytes("\u00ff"), Operator.GREATER, binary("\0")),
        Case.yes(bytes("alice"), Operator.GREATER, of("aardvark")),
        Case.no(bytes("alice"), Operator.EQUAL, of("\u0103lice")),
        Case.yes(bytes("alice"), Operator.NOT_EQUAL, of("\u0103lice")),
        Case.no(bytes("alice"), Operator.LESS, of("\u0103lice")),
        Case.no(text("\u0103lice"), Operator.LESS, binary("alice")),
        Case.yes(text("\u0103lice"), Operator.NOT_EQUAL, binary("alice")),
        Case.yes(bytes("\u00d4\u00c3"), Operator.MATCHES, of("^\\xd4\\xc3$")),
        Case.no(bytes("alice"), Operator.MATCHES, of("\u0103|alice")),
        Case.no(bytes("\u00e9"), Operator.MATCHES, of("(?i)\u00c9")),
        Case.yes(bytes("alice"), Operator.LIKE, of("%lic_")),
        Case.no(bytes("alice"), Operator.LIKE, of("%\u0103%")));
  }

  static Stream<Case> times() {
    Value value = text("2010-05-21T13:21:43.1234Z");
    Constant constant = time("2010-05-21T13:21:43Z");
    return Stream.of(
        Case.yes(value, Operator.GREATER, constant),
        Case.yes(value, Operator.EQUAL, time("2010-05-21T13:21:43.1234Z")),
        Case.yes(new Value.Time(Instant.EPOCH), Operator.LESS, constant),
        Case.no(text("hello"), Operator.EQUAL, constant),
        Case.yes(text("hello"), Operator.NOT_EQUAL, constant),
        Case.no(text("2010-05-21T13:21:43"), Operator.LESS, time("2020-01-01T00:00:00Z")),
        Case.no(text("2010-05-21t13:21:43Z"), Operator.LESS, time("2020-01-01T00:00:00Z")),
        Case.no(text("2010-05-21T13:21Z"), Operator.LESS, time("2020-01-01T00:00:00Z")),
        Case.no(text("2010-05-21T13:21:99Z"), Operator.LESS, time("2020-01-01T00:00:00Z")),
        Case.no(text("2010-02-30T13:21:00Z"), Operator.LESS, time("2020-01-01T00:00:00Z")));
  }

  static Stream<Case> wildcards() {
    return Stream.of(
        Case.yes(text("hello"), Operator.LIKE, of("he%")),
        Case.yes(text("hello"), Operator.LIKE, of("he__o")),
        Case.yes(text("a\nb"), Operator.LIKE, of("a%b")),
        Case.yes(text("\ud83d\ude00"), Operator.LIKE, of("_")),
        Case.yes(text(""), Operator.LIKE, of("%")),
        Case.yes(text("abab"), Operator.LIKE, of("%ab")),
        Case.no(text("ab"), Operator.LIKE, of("ab%ab")),
        Case.no(text("hello"), Operator.LIKE, of("ello")),
        Case.no(text("Hello"), Operator.LIKE, of("hello")),
        Case.yes(text("a.b*c"), Operator.LIKE, of("a.b*c")),
        Case.no(new Value.Whole(1), Operator.LIKE, of("%")));
  }

  static Stream<Case> expressions() {
    return Stream.of(
        Case.yes(text("hello"), Operator.MATCHES, of("l+")),
        Case.yes(text("a\nb"), Operator.MATCHES, of("a.b")),
        Case.yes(text("\u00c9"), Operator.MATCHES, of("(?i)\u00e9")),
        Case.yes(text(""), Operator.MATCHES, of("")),
        Case.yes(text("a&&b"), Operator.MATCHES, of("^[a-b&&]+$")),
        Case.no(new Value.Whole(1), Operator.MATCHES, of("1")));
  }

  static Stream<Case> addresses() {
    return Stream.of(
        Case.yes(text("11.22.33.44"), Operator.ISSUBSET, of("11.22.41.123/20")),
        Case.no(text("11.22.33.44"), Operator.ISSUBSET, of("11.22.123.41/20")),
        Case.yes(text("11.22.33.44/20"), Operator.ISSUPERSET, of("11.22.41.123/29")),
        Case.no(text("11.22.33.44/20"), Operator.ISSUPERSET, of("11.22.33.44/13")),
        Case.yes(text("2001:db8::1"), Operator.ISSUBSET, of("2001:DB8::/32")),
        Case.yes(text("::ffff:1.2.3.4"), Operator.ISSUBSET, of("::ffff:102:304")),
        Case.yes(text("1.2.3.4"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(text("::1"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(text("1.2.3.256"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(text("1.2.3.04"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(text("1.2.3.4/33"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(text("1::2::3"), Operator.ISSUBSET, of("::/0")),
        Case.no(text("example.com"), Operator.ISSUBSET, of("0.0.0.0/0")),
        Case.no(new Value.Whole(1), Operator.ISSUPERSET, of("1.2.3.4")));
  }

  @ParameterizedTest
  @MethodSource({"numbers", "texts", "binaries", "times", "wildcards", "expressions", "addresses"})
  void ask_valueAndConstant_answersAsTheStandardSays(Case given) {
    assertThat(met(given, false)).isEqualTo(given.met());
    assertThat(met(given, true)).isEqualTo(given.notMet());
  }

  private static boolean met(Case given, boolean negated) {
    return ask(given.value(), given.operator(), negated, given.constant())
        instanceof Check.Answer.Met;
  }

  private static Check.Answer ask(
      Value value, Operator operator, boolean negated, Constant... constants) {
    var comparison = new Condition.Comparison(PATH, operator, negated, List.of(constants));
    return Check.of(comparison).ask(value, Steps.of(1_000_000));
  }

  @Test
  void ask_emptySet_holdsNothing() {
    assertThat(ask(text("a"), Operator.IN, false)).isEqualTo(new Check.Answer.Unmet());
    assertThat(ask(text("a"), Operator.IN, true)).isEqualTo(new Check.Answer.Met(0, -1));
  }

  @Test
  void ask_reference_isItsIdentifier() {
    Value value = new Value.Reference(ObservedObject.of("file", "file--1"));
    assertThat(ask(value, Operator.EQUAL, false, of("file--1")))
        .isEqualTo(new Check.Answer.Met(0, -1));
  }

  @Test
  void ask_listOrDictionary_onlyDiffers() {
    for (Value value :
        List.of(new Value.Items(List.of()), new Value.Dictionary(new Properties()))) {
      assertThat(ask(value, Operator.EQUAL, false, of(""))).isEqualTo(new Check.Answer.Unmet());
      assertThat(ask(value, Operator.NOT_EQUAL, false, of("")))
          .isEqualTo(new Check.Answer.Met(0, -1));
      assertThat(ask(value, Operator.EXISTS, false)).isEqualTo(new Check.Answer.Met(0, -1));
    }
  }

  @Test
  void ask_partOfValue_saysWhere() {
    assertThat(ask(text("say hello"), Operator.MATCHES, false, of("l+")))
        .isEqualTo(new Check.Answer.Met(6, 2));
    assertThat(ask(bytes("say hello!"), Operator.LIKE, false, of("%hel%o%")))
        .isEqualTo(new Check.Answer.Met(4, 5));
  }

  @Test
  void ask_expressionThatTakesTooLong_stopsWithTheBudget() {
    Steps steps = Steps.of(100_000);
    var comparison = new Condition.Comparison(PATH, Operator.MATCHES, true, List.of(of("a*b")));
    Check.Answer answer = Check.of(comparison).ask(text("a".repeat(5_000)), steps);
    assertThat(answer).isEqualTo(new Check.Answer.Stopped());
    assertThat(steps.spent()).isTrue();
  }

  @Test
  void ask_expressionThatNeedsDeepRecursion_stops() {
    Value value = text("ab".repeat(200_000));
    assertThat(ask(value, Operator.MATCHES, false, of("^(a|b)*c")))
        .isEqualTo(new Check.Answer.Stopped());
  }

  @Test
  void ask_expressionThatCannotBeExecuted_isMetByNothing() {
    assertThat(Check.regexProblem("a(?R)?b")).isPresent();
    assertThat(ask(text("ab"), Operator.MATCHES, false, of("a(?R)?b")))
        .isEqualTo(new Check.Answer.Unmet());
    assertThat(ask(text("ab"), Operator.MATCHES, true, of("a(?R)?b")))
        .isEqualTo(new Check.Answer.Unmet());
  }
}
