package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Observation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Published patterns, all at once: what matching costs depends on what is hit, not on how many
/// patterns there are.
class RealPatternsTest {
  private static final List<Prefilter.Compiler> ENGINES = StixCases.prefilters();
  private static final String MAIL =
      """
      {"type":"observed-data","objects":{
       "0":{"type":"email-message","subject":"Quarterly figures","from_ref":"1","to_refs":["2"],
            "is_multipart":true,"date":"2024-05-01T10:00:00Z",
            "body_multipart":[{"body":"See https://example.com/figures","content_type":"text/plain"},
                              {"body_raw_ref":"3","content_type":"application/zip"}]},
       "1":{"type":"email-addr","value":"someone@example.com"},
       "2":{"type":"email-addr","value":"other@example.org"},
       "3":{"type":"file","name":"figures.zip","size":1234,"hashes":{
            "MD5":"0cc175b9c0f1b6a831c399e269772661",
            "SHA-256":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}},
       "4":{"type":"url","value":"https://example.com/figures"},
       "5":{"type":"domain-name","value":"example.com"},
       "6":{"type":"ipv4-addr","value":"192.0.2.1"}}}
      """;

  private static Observation observation(String json) {
    return ObservedDataReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .observations()
        .getFirst();
  }

  private static RuleSet compile(List<String> patterns, Prefilter.Compiler prefilters) {
    List<Rule> rules = new ArrayList<>();
    for (String text : patterns) {
      rules.add(new Rule(text, PatternParserTest.valid(text).pattern(), false));
    }
    return RuleSet.compile(rules, prefilters);
  }

  private static List<String> hits(
      List<String> patterns, String json, Prefilter.Compiler prefilters, Steps steps) {
    try (RuleSet rules = compile(patterns, prefilters)) {
      return rules.matcher().match(observation(json), steps).hits().stream()
          .map(hit -> rules.rules().get(hit.rule()).id())
          .toList();
    }
  }

  private static long steps(List<String> patterns, Prefilter.Compiler prefilters) {
    Steps steps = Steps.of(Long.MAX_VALUE);
    assertThat(hits(patterns, MAIL, prefilters, steps)).isEmpty();
    return steps.taken();
  }

  /// What compares with `!=` or NOT holds of nearly everything, and is looked at wherever its path
  /// has a value.
  private static List<String> selective() {
    return StixCases.realPatterns().stream()
        .filter(text -> !text.contains("!=") && !text.contains(" NOT "))
        .toList();
  }

  @Test
  void match_observationThatNothingHits_takesAsManyStepsForAllPatternsAsForNinety() {
    List<String> all = selective();
    List<String> few = new ArrayList<>();
    for (int i = 0; i < all.size(); i += all.size() / 90) {
      few.add(all.get(i));
    }
    for (Prefilter.Compiler prefilters : ENGINES) {
      assertThat(steps(all, prefilters)).isLessThan(steps(few, prefilters) + 500);
    }
  }

  @Test
  void match_observationOfOnePattern_hitsIt() {
    String seen =
        """
        {"type":"observed-data","objects":{"0":{"type":"domain-name","value":"miles-club.com"}}}
        """;
    for (Prefilter.Compiler prefilters : ENGINES) {
      assertThat(hits(selective(), seen, prefilters, Steps.of(100_000)))
          .containsOnly("[domain-name:value='miles-club.com']");
    }
  }
}
