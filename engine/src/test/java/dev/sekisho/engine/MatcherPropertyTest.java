package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// The matcher against {@link NaiveMatcher}, on random rules and observations over so small a
/// vocabulary that they meet often.
class MatcherPropertyTest {
  private static final List<String> TYPES = List.of("file", "mail");
  private static final List<String> KEYS = List.of("a", "b", "c_bin", "list", "child_ref", "id");
  private static final List<String> TEXTS =
      List.of(
          "", "x", "xy", "Xyz", "é", "e\u0301", "1.2.3.4", "1.2.0.0/16", "2020-01-01T00:00:00Z");
  private static final List<Gap> GAPS = List.of(gap("one"), gap("two"));

  private static Gap gap(String name) {
    return new Gap(Path.ROOT.then(name), Cause.ENCRYPTED, "");
  }

  @Property(tries = 2_000)
  void match_randomRulesAndObservation_findsWhatTrialFinds(@ForAll long seed) {
    Random random = new Random(seed);
    List<Rule> rules = some(random, 5, () -> rule(random));
    Prefilter.Compiler prefilters =
        random.nextBoolean() ? TestPrefilter.LITERALS : TestPrefilter.ALL;
    try (RuleSet set = RuleSet.compile(named(rules), prefilters)) {
      Matcher matcher = set.matcher();
      for (int i = 0; i < 3; i++) {
        Observation observation = observation(random);
        Outcome outcome = matcher.match(observation, Steps.of(1_000_000));
        assertThat(result(outcome)).isEqualTo(NaiveMatcher.match(set.rules(), observation));
        assertThat(outcome.stopped()).isFalse();
      }
    }
  }

  private static List<Rule> named(List<Rule> rules) {
    List<Rule> named = new ArrayList<>();
    for (Rule rule : rules) {
      named.add(new Rule("rule-" + named.size(), rule.pattern(), rule.weak()));
    }
    return named;
  }

  private static NaiveMatcher.Result result(Outcome outcome) {
    Set<Integer> hits = new TreeSet<>();
    outcome.hits().forEach(hit -> hits.add(hit.rule()));
    Set<Integer> undecided = new TreeSet<>();
    for (Outcome.Undecided entry : outcome.undecided()) {
      assertThat(entry.count()).isEqualTo(entry.rules().size());
      undecided.addAll(entry.rules());
    }
    assertThat(outcome.undecided().stream().map(u -> u.gap() + u.property()))
        .doesNotHaveDuplicates();
    Set<String> partials = new TreeSet<>();
    outcome.partials().forEach(p -> partials.add(p.rule() + ":" + p.bracket() + ":" + p.sure()));
    return new NaiveMatcher.Result(hits, undecided, partials);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> List<T> some(Random random, int most, Supplier<T> maker) {
    List<T> made = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      made.add(maker.get());
    }
    return made;
  }

  private static Rule rule(Random random) {
    return new Rule("", pattern(random), random.nextInt(5) == 0);
  }

  private static Pattern pattern(Random random) {
    Pattern.Bracket bracket = new Pattern.Bracket(condition(random, one(random, TYPES), 3));
    return switch (random.nextInt(8)) {
      case 0 -> new Pattern.Or(bracket, pattern(random));
      case 1 -> new Pattern.And(bracket, pattern(random));
      case 2 -> new Pattern.Within(bracket, Duration.ofSeconds(1));
      case 3 -> new Pattern.Repeats(bracket, 1 + random.nextInt(2));
      default -> bracket;
    };
  }

  private static Condition condition(Random random, String type, int depth) {
    String inside = random.nextInt(6) == 0 ? one(random, TYPES) : type;
    return switch (depth == 0 ? 9 : random.nextInt(6)) {
      case 0, 1 -> new Condition.All(some(random, 3, () -> condition(random, inside, depth - 1)));
      case 2 -> new Condition.AnyOf(some(random, 3, () -> condition(random, inside, depth - 1)));
      default -> comparison(random, inside);
    };
  }

  private static Condition comparison(Random random, String type) {
    Operator operator = one(random, List.of(Operator.values()));
    boolean negated = random.nextInt(4) == 0;
    List<Constant> operands =
        switch (operator) {
          case EXISTS -> List.of();
          case IN -> random.nextInt(9) == 0 ? List.of() : some(random, 3, () -> constant(random));
          case LIKE -> List.of(text(random, List.of("x%", "%y%", "_y", "%", "xy", "é", "Xy_")));
          case MATCHES -> List.of(text(random, List.of("x", "^x", "y$", "", "é", "x.?", "(?i)x")));
          case ISSUBSET, ISSUPERSET ->
              List.of(text(random, List.of("1.2.3.4", "1.2.9.9/16", "1.0.0.0/8", "0.0.0.0/0")));
          case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> List.of(constant(random));
        };
    return new Condition.Comparison(path(random, type), operator, negated, operands);
  }

  private static Constant text(Random random, List<String> of) {
    return new Constant.Text(one(random, of));
  }

  private static FieldPath path(Random random, String type) {
    List<FieldPath.Step> steps = new ArrayList<>(List.of(new FieldPath.Key(one(random, KEYS))));
    while (random.nextInt(2) == 0) {
      steps.add(
          switch (random.nextInt(4)) {
            case 0 -> new FieldPath.Index(random.nextInt(3));
            case 1 -> new FieldPath.Any();
            default -> new FieldPath.Key(one(random, KEYS));
          });
    }
    return new FieldPath(type, steps);
  }

  private static Constant constant(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new Constant.Whole(random.nextInt(3));
      case 1 -> new Constant.Real(random.nextInt(5) / 2.0);
      case 2 -> new Constant.Flag(random.nextBoolean());
      case 3 -> new Constant.Time(Instant.parse("2020-01-01T00:00:00Z"));
      case 4 -> new Constant.Binary(Slice.ofLatin1(one(random, List.of("", "x", "xy", "é"))));
      default -> new Constant.Text(one(random, TEXTS));
    };
  }

  private static Observation observation(Random random) {
    List<ObservedObject> objects = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      objects.add(ObservedObject.of(one(random, TYPES), one(random, TEXTS)));
    }
    for (ObservedObject object : objects) {
      fill(random, object.properties(), objects, 2);
    }
    List<Observation.Unseen> unseen = new ArrayList<>();
    if (random.nextInt(8) == 0) {
      unseen.add(new Observation.Unseen(one(random, TYPES), one(random, GAPS)));
    }
    return new Observation("observation", objects, null, null, 1, unseen);
  }

  private static void fill(
      Random random, Properties into, List<ObservedObject> objects, int depth) {
    for (String key : KEYS) {
      if (random.nextBoolean()) {
        into.put(key, value(random, objects, depth));
      }
    }
  }

  private static Value value(Random random, List<ObservedObject> objects, int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 14)) {
      case 0 -> new Value.Whole(random.nextInt(3));
      case 1 -> new Value.Real(random.nextInt(5) / 2.0);
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> new Value.Time(Instant.parse("2020-01-01T00:00:00Z"));
      case 4 -> new Value.Binary(Slice.ofLatin1(one(random, List.of("", "x", "xy", "é"))));
      case 5 -> new Value.Lost(one(random, GAPS));
      case 6, 7, 8 -> new Value.Text(one(random, TEXTS));
      case 9, 10 -> new Value.Reference(one(random, objects));
      case 11 -> {
        Properties inner = new Properties();
        fill(random, inner, objects, depth - 1);
        yield new Value.Dictionary(inner);
      }
      default -> new Value.Items(some(random, 3, () -> value(random, objects, depth - 1)));
    };
  }
}
