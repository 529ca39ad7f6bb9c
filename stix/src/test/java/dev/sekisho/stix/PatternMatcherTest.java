package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.observe.Observation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PatternMatcherTest {
  private static final List<Prefilter.Compiler> ENGINES = StixCases.prefilters();

  private static List<Observation> observations(String json) {
    ObservedData data =
        ObservedDataReader.read(
            new ByteArrayInputStream(json.replace('`', '"').getBytes(StandardCharsets.UTF_8)));
    assertThat(data.diagnostics()).isEmpty();
    return data.observations();
  }

  private static List<Verdict> match(List<String> patterns, List<Observation> seen, long steps) {
    List<Parsed> parsed = patterns.stream().map(PatternParser::parse).toList();
    List<List<Verdict>> verdicts = new ArrayList<>();
    for (Prefilter.Compiler prefilters : ENGINES) {
      try (PatternMatcher matcher = PatternMatcher.compile(parsed, prefilters)) {
        verdicts.add(matcher.match(seen, steps));
      }
    }
    assertThat(verdicts).containsOnly(verdicts.getFirst());
    return verdicts.getFirst();
  }

  @Test
  void match_publishedCases_areAsStated() {
    List<String> wrong = new ArrayList<>();
    int stated = 0;
    for (JsonNode item : StixCases.read("match-cases.json")) {
      String pattern = item.path("pattern").stringValue();
      List<Observation> seen = ObservedDataReader.of(item.path("observations")).observations();
      Verdict verdict = match(List.of(pattern), seen, PatternMatcher.STANDARD_STEPS).getFirst();
      boolean expected =
          item.path("matches").isBoolean()
              ? item.path("matches").booleanValue()
              : pattern.contains("!=");
      stated += item.path("matches").isBoolean() ? 1 : 0;
      boolean naive =
          NaiveMatcher.knows(seen)
              ? NaiveMatcher.matches(PatternParserTest.valid(pattern).pattern(), seen)
              : expected;
      if (verdict instanceof Verdict.Match != expected || naive != expected) {
        wrong.add(pattern + ": " + verdict + ", naive " + naive);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(stated).isEqualTo(374);
  }

  /// The reference names the bundle it read last, whatever it bound: where there is one, they
  /// agree.
  @Test
  void match_publishedCasesOfOneBundle_bindWhatTheReferenceBinds() {
    int bound = 0;
    for (JsonNode item : StixCases.read("match-cases.json")) {
      ObservedData data = ObservedDataReader.of(item.path("observations"));
      String pattern = item.path("pattern").stringValue();
      boolean isOne = item.path("observations").size() == 1 && item.path("matches").isBoolean();
      if (isOne
          && match(List.of(pattern), data.observations(), PatternMatcher.STANDARD_STEPS).getFirst()
              instanceof Verdict.Match(List<String> observed)) {
        assertThat(item.path("reference_binding").size()).as(pattern).isEqualTo(observed.size());
        bound += observed.size();
      }
    }
    assertThat(bound).isGreaterThan(150);
  }

  @Test
  void match_manyPatterns_areAnsweredInOrder() {
    List<Observation> seen =
        observations(
            """
            [{`type`:`observed-data`,`id`:`o1`,`objects`:{`0`:{`type`:`file`,`name`:`a`}}},
             {`type`:`observed-data`,`id`:`o2`,`objects`:{`0`:{`type`:`file`,`name`:`b`}}}]
            """);
    List<Verdict> verdicts =
        match(
            List.of(
                "[file:name = 'b']",
                "file:name",
                "[file:name = 'c']",
                "[file:name = 'b'] AND [file:name = 'a']"),
            seen,
            PatternMatcher.STANDARD_STEPS);
    assertThat(verdicts.get(0)).isEqualTo(new Verdict.Match(List.of("o2")));
    assertThat(verdicts.get(1)).isInstanceOf(Verdict.Invalid.class);
    assertThat(verdicts.get(2)).isEqualTo(new Verdict.NoMatch());
    assertThat(verdicts.get(3)).isEqualTo(new Verdict.Match(List.of("o1", "o2")));
  }

  @Test
  void match_spentStepBudget_isUnknownUnlessMatched() {
    List<Observation> seen =
        observations(
            "[{`type`:`observed-data`,`id`:`o`,`objects`:{`0`:{`type`:`file`,`name`:`b`},`1`:"
                + "{`type`:`file`,`name`:`"
                + "a".repeat(40)
                + "`}}}]");
    List<Verdict> verdicts =
        match(List.of("[file:name = 'b']", "[file:name MATCHES 'a+$']"), seen, 30);
    assertThat(verdicts)
        .containsExactly(new Verdict.Match(List.of("o")), new Verdict.Unknown("step budget spent"));
  }
}
