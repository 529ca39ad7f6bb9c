package dev.sekisho.engine;

import static dev.sekisho.engine.Rules.all;
import static dev.sekisho.engine.Rules.comparison;
import static dev.sekisho.engine.Rules.equal;
import static dev.sekisho.engine.Rules.observation;
import static dev.sekisho.engine.Rules.path;
import static dev.sekisho.engine.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cost follows hits, not rules: steps are counted, never time.
class PercolationTest {
  private static final Gap GAP = new Gap(Path.ROOT.then("a.zip"), Cause.ENCRYPTED, "");
  private static final FieldPath HASH = path("file", "hashes", "SHA-256");
  private static final FieldPath NAME = path("file", "name");
  private static final FieldPath PAYLOAD = path("artifact", "payload_bin");

  /// Rules of every kind that an index finds, none of which the observation meets.
  private static List<Rule> rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String no = "needle-" + i;
      Condition condition =
          switch (i % 8) {
            case 0 -> equal(HASH, no);
            case 1 -> comparison(PAYLOAD, Operator.MATCHES, no);
            case 2 -> comparison(NAME, Operator.LIKE, no + "%");
            case 3 -> all(equal(HASH, no), comparison(path("file", "size"), Operator.GREATER, i));
            case 4 -> comparison(path("ipv4-addr", "value"), Operator.ISSUBSET, address(i) + "/24");
            case 6 -> comparison(path("file", "size"), Operator.AT_LEAST, i + 1_000_000);
            case 5 -> comparison(path("file", "size"), Operator.EQUAL, i + 1_000_000);
            default ->
                all(equal(NAME, "holiday.jpg"), comparison(PAYLOAD, Operator.LIKE, "%" + no));
          };
      rules.add(rule(no, condition));
    }
    return rules;
  }

  private static String address(int i) {
    return "10." + i / 256 % 256 + "." + i % 256 + ".0";
  }

  private static Observation mail(boolean lost) {
    ObservedObject file = ObservedObject.of("file", "f");
    Properties hashes = new Properties().put("SHA-256", new Value.Text("abc"));
    file.properties()
        .put("name", new Value.Text("holiday.jpg"))
        .put("size", new Value.Whole(3))
        .put("hashes", lost ? new Value.Lost(GAP) : new Value.Dictionary(hashes));
    ObservedObject artifact = ObservedObject.of("artifact", "a");
    artifact.properties().put("payload_bin", new Value.Binary(Slice.ofLatin1("harmless")));
    ObservedObject address = ObservedObject.of("ipv4-addr", "i");
    address.properties().put("value", new Value.Text("192.0.2.1"));
    return observation(file, artifact, address);
  }

  private static long steps(List<Rule> rules, Observation observation) {
    try (RuleSet set = Rules.compile(rules)) {
      Steps steps = Steps.of(1_000_000_000);
      assertThat(set.matcher().match(observation, steps).hits()).isEmpty();
      return steps.taken();
    }
  }

  @Test
  void match_hundredTimesTheRules_takesNoMoreSteps() {
    assertThat(steps(rules(9_000), mail(false))).isEqualTo(steps(rules(90), mail(false)));
  }

  @Test
  void match_manyRulesAndNothingForThem_takesFewSteps() {
    assertThat(steps(rules(9_000), mail(false))).isLessThan(50);
  }

  @Test
  void match_lostHashesAndManyIndicators_isOneEntryAtConstantCost() {
    List<Rule> few = hashes(100);
    List<Rule> many = hashes(20_000);
    assertThat(steps(many, mail(true))).isEqualTo(steps(few, mail(true)));
    try (RuleSet set = Rules.compile(many)) {
      List<Outcome.Undecided> undecided = Rules.match(set, mail(true)).undecided();
      assertThat(undecided)
          .containsExactly(
              new Outcome.Undecided(GAP, "file:hashes", 20_000, List.of(0, 1, 2, 3, 4)));
    }
  }

  private static List<Rule> hashes(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule("hash-" + i, equal(HASH, "hash-" + i)));
    }
    return rules;
  }

  @Test
  void match_lostHashesBesideFalseTerms_evaluatesNone() {
    List<Rule> few = new ArrayList<>();
    List<Rule> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Rule rule = rule("r" + i, all(equal(HASH, "h" + i), equal(NAME, "n" + i)));
      (i < 100 ? few : new ArrayList<Rule>()).add(rule);
      many.add(rule);
    }
    assertThat(steps(many, mail(true))).isEqualTo(steps(few, mail(true)));
  }

  @Test
  void match_ruleOfManyAlternatives_costsWhatIsFound() {
    List<Condition> terms = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      terms.add(equal(HASH, "h" + i));
    }
    terms.add(equal(NAME, "holiday.jpg"));
    try (RuleSet set = Rules.compile(List.of(rule("r", new Condition.AnyOf(terms))))) {
      Steps steps = Steps.of(100);
      assertThat(set.matcher().match(mail(false), steps).hits()).hasSize(1);
      assertThat(steps.spent()).isFalse();
    }
  }
}
