package dev.sekisho.engine;

import static dev.sekisho.engine.Rules.all;
import static dev.sekisho.engine.Rules.bracket;
import static dev.sekisho.engine.Rules.comparison;
import static dev.sekisho.engine.Rules.equal;
import static dev.sekisho.engine.Rules.match;
import static dev.sekisho.engine.Rules.observation;
import static dev.sekisho.engine.Rules.path;
import static dev.sekisho.engine.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostPropertiesTest {
  private static final Gap GAP = new Gap(Path.ROOT.then("secret.zip"), Cause.ENCRYPTED, "");
  private static final Condition HASH = equal(path("file", "hashes", "SHA-256"), "00");
  private static final Condition NAME = equal(path("file", "name"), "a.exe");
  private static final Condition PAYLOAD =
      comparison(path("file", "content_ref", "payload_bin"), Operator.LIKE, "%x%");

  /// A member of an encrypted archive: a name, no content.
  private static ObservedObject member(String name) {
    ObservedObject file = ObservedObject.of("file", "file-" + name);
    file.properties()
        .put("name", new Value.Text(name))
        .put("hashes", new Value.Lost(GAP))
        .put("content_ref", new Value.Lost(GAP));
    return file;
  }

  private static Outcome.Undecided entry(String property, Integer... rules) {
    return new Outcome.Undecided(GAP, property, rules.length, List.of(rules));
  }

  @Test
  void match_lostAlone_leavesTheRuleOpenOnceAGapAndProperty() {
    Outcome outcome =
        match(
            List.of(rule("hash", HASH), rule("name", NAME), rule("payload", PAYLOAD)),
            observation(member("b"), member("c")));
    assertThat(outcome.hits()).isEmpty();
    assertThat(outcome.undecided())
        .containsExactlyInAnyOrder(entry("file:hashes", 0), entry("file:content_ref", 2));
  }

  @Test
  void match_lostAndAnotherTermFalse_leavesNothingOpen() {
    List<Rule> rules = List.of(rule("both", all(HASH, NAME)));
    assertThat(match(rules, observation(member("b"))).undecided()).isEmpty();
    assertThat(match(rules, observation(member("a.exe"))).undecided())
        .containsExactly(entry("file:hashes", 0));
  }

  @Test
  void match_severalLostTogether_leaveTheRuleOpen() {
    List<Rule> rules = List.of(rule("both", all(HASH, PAYLOAD)));
    Outcome outcome = match(rules, observation(member("b")));
    assertThat(outcome.undecided())
        .containsExactlyInAnyOrder(entry("file:hashes", 0), entry("file:content_ref", 0));
  }

  @Test
  void match_anyTwoOfThreeLost_leaveTheRuleOpen() {
    List<Condition> terms = new ArrayList<>();
    for (List<String> pair : List.of(List.of("a", "b"), List.of("b", "c"), List.of("a", "c"))) {
      terms.add(
          new Condition.AnyOf(pair.stream().map(name -> equal(path("file", name), "x")).toList()));
    }
    ObservedObject file = ObservedObject.of("file", "f");
    List.of("a", "b", "c").forEach(name -> file.properties().put(name, new Value.Lost(GAP)));
    Outcome outcome = match(List.of(rule("two", new Condition.All(terms))), observation(file));
    assertThat(outcome.undecided()).hasSize(2).allMatch(entry -> entry.count() == 1);
  }

  @Test
  void match_hitElsewhere_isNotUndecided() {
    ObservedObject seen = ObservedObject.of("file", "seen");
    var hashes = new Properties().put("SHA-256", new Value.Text("00"));
    seen.properties().put("hashes", new Value.Dictionary(hashes));
    Outcome outcome = match(List.of(rule("hash", HASH)), observation(member("b"), seen));
    assertThat(outcome.hits()).hasSize(1);
    assertThat(outcome.undecided()).isEmpty();
  }

  @Test
  void match_weakRule_isNeverUndecided() {
    Rule weak = new Rule("weak", bracket(HASH), true);
    assertThat(match(List.of(weak), observation(member("b"))).undecided()).isEmpty();
  }

  @Test
  void match_unseenObjects_leaveAllRulesOfTheirTypeOpen() {
    Observation unseen =
        new Observation(
            "o", List.of(), null, null, 1, List.of(new Observation.Unseen("file", GAP)));
    List<Rule> rules =
        List.of(
            rule("hash", HASH),
            rule("both", all(HASH, NAME)),
            rule("url", equal(path("url", "value"), "x")));
    assertThat(match(rules, unseen).undecided()).containsExactly(entry("file", 0, 1));
  }

  @Test
  void match_notExistsOfLost_isOpen() {
    Condition absent =
        new Condition.Comparison(path("file", "hashes"), Operator.EXISTS, true, List.of());
    List<Rule> rules = List.of(rule("absent", absent));
    assertThat(match(rules, observation(member("b"))).undecided())
        .containsExactly(entry("file:hashes", 0));
    ObservedObject bare = ObservedObject.of("file", "bare");
    assertThat(match(rules, observation(bare)).hits()).hasSize(1);
  }

  @Test
  void match_lostBracketOfRuleOverSeveral_isPossible() {
    Pattern twice = new Pattern.Repeats(bracket(HASH), 2);
    Outcome outcome = match(List.of(new Rule("twice", twice, false)), observation(member("b")));
    assertThat(outcome.undecided()).isEmpty();
    assertThat(outcome.partials()).extracting(Outcome.Partial::sure).containsExactly(false);
  }
}
