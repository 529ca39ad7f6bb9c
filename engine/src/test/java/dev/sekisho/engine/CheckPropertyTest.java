package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// {@link Check} and the index that repeats it, against {@link NaiveComparison}.
class CheckPropertyTest {
  private static final List<String> LETTERS =
      List.of("a", "b", "e", "\u0301", "\u00e9", "\u00ff", "\ue000", "\ud800\udc00");
  private static final List<Operator> ON_TEXT =
      List.of(
          Operator.EQUAL,
          Operator.NOT_EQUAL,
          Operator.LESS,
          Operator.AT_MOST,
          Operator.GREATER,
          Operator.AT_LEAST,
          Operator.LIKE);
  private static final long[] WHOLES = {
    0, 1, -1, 5, 9_007_199_254_740_992L, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final double[] REALS = {
    0.0, -0.0, 0.5, 5.0, 5.5, 9_007_199_254_740_992.0, 0x1p63, -0x1p63, 1e300
  };

  @Property(tries = 5_000)
  void ask_randomTextOrBytes_answersAsPlainReading(@ForAll long seed) {
    Random random = new Random(seed);
    boolean bytes = random.nextInt(3) == 0;
    String text = word(random, bytes ? 6 : LETTERS.size(), false);
    Value value = bytes ? new Value.Binary(Slice.ofLatin1(latin1(text))) : new Value.Text(text);
    Operator operator = ON_TEXT.get(random.nextInt(ON_TEXT.size()));
    String constant = word(random, LETTERS.size(), operator == Operator.LIKE);
    agree(value, operator, random.nextBoolean(), new Constant.Text(constant));
  }

  @Property(tries = 2_000)
  void ask_randomNumbers_answersAsPlainReading(@ForAll long seed) {
    Random random = new Random(seed);
    long whole = WHOLES[random.nextInt(WHOLES.length)];
    double real = REALS[random.nextInt(REALS.length)];
    Value value = random.nextBoolean() ? new Value.Whole(whole) : new Value.Real(real);
    long wholeConstant = WHOLES[random.nextInt(WHOLES.length)];
    double realConstant = REALS[random.nextInt(REALS.length)];
    Constant constant =
        random.nextBoolean() ? new Constant.Whole(wholeConstant) : new Constant.Real(realConstant);
    agree(value, ON_TEXT.get(random.nextInt(6)), random.nextBoolean(), constant);
  }

  private static String word(Random random, int letters, boolean wildcards) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      boolean wild = wildcards && random.nextInt(3) == 0;
      word.append(wild ? (random.nextBoolean() ? "%" : "_") : LETTERS.get(random.nextInt(letters)));
    }
    return word.toString();
  }

  private static String latin1(String text) {
    return text.replace("\u0301", "e");
  }

  private static void agree(Value value, Operator operator, boolean negated, Constant constant) {
    FieldPath path = Rules.path("t", "p");
    var comparison = new Condition.Comparison(path, operator, negated, List.of(constant));
    boolean plain = NaiveComparison.holds(comparison, value);
    Check.Answer answer = Check.of(comparison).ask(value, Steps.of(1_000_000));
    assertThat(answer instanceof Check.Answer.Met).isEqualTo(plain);
    ObservedObject object = ObservedObject.of("t", "o");
    object.properties().put("p", value);
    Outcome outcome = Rules.match(List.of(Rules.rule("r", comparison)), Rules.observation(object));
    assertThat(outcome.hits()).hasSize(plain ? 1 : 0);
  }
}
