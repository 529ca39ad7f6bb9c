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

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final FieldPath SUBJECT = path("email-message", "subject");
  private static final FieldPath MEMBER =
      path("email-message", "body_multipart", "[*]", "body_raw_ref", "name");

  private static ObservedObject mail(String subject, ObservedObject... attached) {
    ObservedObject mail = ObservedObject.of("email-message", "mail");
    mail.properties().put("subject", new Value.Text(subject));
    List<Value> parts = new ArrayList<>();
    for (ObservedObject file : attached) {
      var part = new Properties();
      part.put("body_raw_ref", new Value.Reference(file));
      parts.add(new Value.Dictionary(part));
    }
    mail.properties().put("body_multipart", new Value.Items(parts));
    return mail;
  }

  private static ObservedObject file(String name) {
    ObservedObject file = ObservedObject.of("file", "file-" + name);
    file.properties().put("name", new Value.Text(name));
    return file;
  }

  @Test
  void match_andInOneBracket_needsOneObject() {
    Rule both = rule("both", all(equal(SUBJECT, "hello"), equal(MEMBER, "a.exe")));
    ObservedObject wrong = mail("hello", file("b.txt"));
    ObservedObject other = mail("bye", file("a.exe"));
    assertThat(match(List.of(both), observation(wrong, other)).hits()).isEmpty();
    assertThat(match(List.of(both), observation(mail("hello", file("a.exe")))).hits()).hasSize(1);
  }

  @Test
  void match_valueBehindReference_showsItsHolder() {
    ObservedObject file = file("a.exe");
    Condition condition = comparison(MEMBER, Operator.MATCHES, "\\.exe$");
    Outcome outcome = match(List.of(rule("r", condition)), observation(mail("x", file)));
    Outcome.Evidence evidence = outcome.hits().getFirst().evidence().getFirst();
    assertThat(evidence.object()).isSameAs(file);
    assertThat(evidence.comparison()).isEqualTo(condition);
    assertThat(evidence.start()).isEqualTo(1);
    assertThat(evidence.length()).isEqualTo(4);
  }

  @Test
  void match_literalInBytes_showsTheRange() {
    ObservedObject artifact = ObservedObject.of("artifact", "a");
    byte[] around = "..to be found..".getBytes(StandardCharsets.ISO_8859_1);
    artifact.properties().put("payload_bin", new Value.Binary(Slice.of(around, 2, 11)));
    FieldPath path = path("artifact", "payload_bin");
    Rule rule = rule("r", comparison(path, Operator.LIKE, "%found%"));
    Rule other = rule("s", comparison(path, Operator.LIKE, "%..to%"));
    Outcome outcome = match(List.of(rule, other), observation(artifact));
    assertThat(outcome.hits()).hasSize(1);
    Outcome.Evidence evidence = outcome.hits().getFirst().evidence().getFirst();
    assertThat(evidence.start()).isEqualTo(6);
    assertThat(evidence.length()).isEqualTo(5);
  }

  @Test
  void match_typeAndIdOfReferencedObject_areReadable() {
    FieldPath path = path("email-message", "body_multipart", "[*]", "body_raw_ref", "type");
    Outcome outcome =
        match(List.of(rule("r", equal(path, "file"))), observation(mail("x", file("a"))));
    assertThat(outcome.hits()).hasSize(1);
  }

  @Test
  void match_referencesInACircle_end() {
    ObservedObject directory = ObservedObject.of("directory", "d");
    List<Value> self = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      self.add(new Value.Reference(directory));
    }
    directory.properties().put("contains_refs", new Value.Items(self));
    String[] steps = new String[17];
    for (int i = 0; i < 16; i++) {
      steps[i] = i % 2 == 0 ? "contains_refs" : "[*]";
    }
    steps[16] = "name";
    Rule rule = rule("r", equal(path("directory", steps), "x"));
    Outcome outcome = match(List.of(rule), observation(directory));
    assertThat(outcome.stopped()).isFalse();
    assertThat(outcome.hits()).isEmpty();
  }

  @Test
  void match_ruleOverSeveralObservations_givesItsBrackets() {
    Pattern two = new Pattern.And(bracket(equal(SUBJECT, "x")), bracket(equal(SUBJECT, "y")));
    Outcome outcome = match(List.of(new Rule("r", two, false)), observation(mail("y")));
    assertThat(outcome.hits()).isEmpty();
    assertThat(outcome.partials()).hasSize(1);
    Outcome.Partial partial = outcome.partials().getFirst();
    assertThat(partial.bracket()).isEqualTo(1);
    assertThat(partial.sure()).isTrue();
    assertThat(partial.evidence()).hasSize(1);
  }

  @Test
  void match_budgetSpent_keepsWhatWasFound() {
    Rule first = rule("first", equal(path("url", "value"), "x"));
    Rule endless = rule("endless", comparison(SUBJECT, Operator.MATCHES, "a*b"));
    ObservedObject url = ObservedObject.of("url", "u");
    url.properties().put("value", new Value.Text("x"));
    try (RuleSet set = Rules.compile(List.of(first, endless))) {
      Outcome outcome =
          set.matcher().match(observation(url, mail("a".repeat(5_000))), Steps.of(50_000));
      assertThat(outcome.stopped()).isTrue();
      assertThat(outcome.hits()).extracting(Outcome.Hit::rule).containsExactly(0);
    }
  }

  @Test
  void demand_rules_namesTypesAndProperties() {
    try (RuleSet set = Rules.compile(List.of(rule("r", equal(MEMBER, "x"))))) {
      assertThat(set.demand().types()).containsExactly("email-message");
      assertThat(set.demand().properties())
          .containsExactlyInAnyOrder("body_multipart", "body_raw_ref", "name");
    }
  }
}
