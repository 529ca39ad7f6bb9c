package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.observe.Observation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// The engine says what the naive evaluator says, for random patterns over random observed data.
class EngineOracleTest {
  private static final List<Prefilter.Compiler> ENGINES = StixCases.prefilters();
  private static final List<String> VALUES =
      List.of(
          "'a'",
          "'b'",
          "'ab'",
          "'A'",
          "''",
          "'5'",
          "'a\\\\\\\\b'",
          "'\u1e0b\u0323'",
          "'\ufb03\ud83d\ude00'",
          "'10.0.0.1'",
          "'10.0.0.0/8'",
          "'2020-01-01T00:00:00Z'",
          "'x--1'",
          "5",
          "-5",
          "5.0",
          "5.5",
          "9007199254740993",
          "true",
          "false");
  private static final List<String> LITERALS =
      List.of("h'6162'", "b'YWI='", "h''", "t'2020-01-01T00:00:00Z'", "t'2020-01-01T00:00:01.5Z'");
  private static final List<String> TEXTS =
      List.of(
          "'a%'",
          "'%b'",
          "'_'",
          "'%'",
          "'a'",
          "'^a'",
          "'b$'",
          "'a|b'",
          "'.'",
          "'\u1e0d\u0307%'",
          "'10.0.0.0/24'",
          "'0.0.0.0/0'",
          "'10.0.0.1'");
  private static final List<String> PATHS =
      List.of(
          "x:p",
          "x:q",
          "x:l[*]",
          "x:l[0]",
          "x:l[1]",
          "x:l",
          "x:d.k",
          "x:d",
          "x:p_bin",
          "x:p_hex",
          "x:o_ref",
          "x:o_ref.p",
          "x:o_ref.type",
          "x:o_refs[*].p",
          "x:o_refs[1].o_ref.q",
          "x:id");

  @Property(tries = 2_000)
  void match_onePatternAndObservation_isWhatTheOracleSays(
      @ForAll("conditions") List<String> conditions, @ForAll("documents") String json) {
    assertSame(conditions.stream().map(condition -> "[" + condition + "]").toList(), json);
    assertManyMatch();
  }

  @Property(tries = 2_000)
  void match_patternsOverObservations_isWhatTheOracleSays(
      @ForAll("patterns") List<String> patterns, @ForAll("documents") String json) {
    assertSame(patterns, json);
    assertManyMatch();
  }

  private static void assertManyMatch() {
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
  }

  private static void assertSame(List<String> texts, String json) {
    ObservedData data =
        ObservedDataReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(data.diagnostics()).isEmpty();
    List<Observation> seen = data.observations();
    List<Parsed> parsed = texts.stream().map(PatternParser::parse).toList();
    for (Prefilter.Compiler prefilters : ENGINES) {
      try (PatternMatcher matcher = PatternMatcher.compile(parsed, prefilters)) {
        List<Verdict> verdicts = matcher.match(seen, PatternMatcher.STANDARD_STEPS);
        for (int i = 0; i < texts.size(); i++) {
          Pattern pattern = PatternParserTest.valid(texts.get(i)).pattern();
          assertThat(verdicts.get(i) instanceof Verdict.Match)
              .as(() -> PatternPrinter.print(pattern) + "\n" + json)
              .isEqualTo(NaiveMatcher.matches(pattern, seen));
          Statistics.collect(verdicts.get(i) instanceof Verdict.Match);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<String>> conditions() {
    return condition().list().ofMinSize(1).ofMaxSize(6);
  }

  private static Arbitrary<String> condition() {
    return Arbitraries.recursive(EngineOracleTest::comparison, EngineOracleTest::joined, 0, 2);
  }

  private static Arbitrary<String> joined(Arbitrary<String> inner) {
    return Combinators.combine(inner, Arbitraries.of(" AND ", " OR "), inner)
        .as((left, operator, right) -> "(" + left + operator + right + ")");
  }

  private static Arbitrary<String> comparison() {
    Arbitrary<String> path = Arbitraries.of(PATHS);
    Arbitrary<String> not = Arbitraries.of("", "", " NOT");
    List<String> all = new ArrayList<>(VALUES);
    all.addAll(LITERALS);
    Arbitrary<String> constant = Arbitraries.of(all);
    Arbitrary<String> ordered = constant.filter(text -> !text.endsWith("e"));
    Arbitrary<String> set =
        Arbitraries.of(VALUES.subList(0, 12))
            .list()
            .ofMaxSize(3)
            .map(items -> "(" + String.join(", ", items) + ")");
    return Arbitraries.oneOf(
        comparison(path, not, List.of("=", "!="), constant),
        comparison(path, not, List.of("<", "<=", ">", ">="), ordered),
        comparison(path, not, List.of("IN"), set),
        comparison(
            path, not, List.of("LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"), Arbitraries.of(TEXTS)),
        path.map(text -> "EXISTS " + text),
        path.map(text -> "NOT EXISTS " + text));
  }

  private static Arbitrary<String> comparison(
      Arbitrary<String> path,
      Arbitrary<String> not,
      List<String> operators,
      Arbitrary<String> operand) {
    return Combinators.combine(path, not, Arbitraries.of(operators), operand)
        .as((left, negation, operator, right) -> left + negation + " " + operator + " " + right);
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    return pattern().list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<String> pattern() {
    Arbitrary<String> simple =
        Arbitraries.of(
            "x:p = 'a'", "x:p = 'b'", "x:q = 5", "EXISTS x:l", "NOT EXISTS x:q", "x:p LIKE '%b'");
    return Arbitraries.recursive(
        () -> simple.map(text -> "[" + text + "]"), EngineOracleTest::observed, 0, 3);
  }

  private static Arbitrary<String> observed(Arbitrary<String> inner) {
    Arbitrary<String> qualifier =
        Arbitraries.of(
            " WITHIN 1 SECONDS",
            " WITHIN 2.5 SECONDS",
            " REPEATS 1 TIMES",
            " REPEATS 2 TIMES",
            " START t'2020-01-01T00:00:01Z' STOP t'2020-01-01T00:00:03Z'");
    return Arbitraries.oneOf(
        Combinators.combine(inner, Arbitraries.of(" AND ", " OR ", " FOLLOWEDBY "), inner)
            .as((left, operator, right) -> "(" + left + operator + right + ")"),
        Combinators.combine(inner, qualifier)
            .as((text, qualified) -> "(" + text + ")" + qualified));
  }

  @Provide
  Arbitrary<String> documents() {
    return observation()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(items -> "[" + String.join(",", items) + "]");
  }

  private static Arbitrary<String> observation() {
    Arbitrary<String> time =
        Arbitraries.integers()
            .between(0, 4)
            .map(
                second ->
                    second == 4 ? "" : "'first_observed':'2020-01-01T00:00:0" + second + "Z',");
    Arbitrary<Integer> count = Arbitraries.of(1, 1, 1, 2);
    return Combinators.combine(time, count, object().list().ofSize(2))
        .as(
            (first, number, objects) ->
                "{'type':'observed-data',%s'number_observed':%d,'objects':{'x--1':%s,'x--2':%s}}"
                    .formatted(first, number, objects.get(0), objects.get(1))
                    .replace('\'', '"'));
  }

  private static Arbitrary<String> object() {
    Arbitrary<String> value = Arbitraries.of(VALUES);
    Arbitrary<String> list = value.list().ofMaxSize(3).map(Object::toString);
    Arbitrary<String> property =
        Arbitraries.oneOf(
            value.map(text -> "'p':" + text),
            value.map(text -> "'q':" + text),
            list.map(text -> "'l':" + text),
            value.map(text -> "'d':{'k':" + text + "}"),
            Arbitraries.of("'p_bin':'YWI='", "'p_bin':'?'", "'p_hex':'6162'", "'p_hex':''"),
            Arbitraries.of("'o_ref':'x--1'", "'o_ref':'x--2'", "'o_ref':'x--3'"),
            Arbitraries.of("'o_refs':['x--1','x--2']", "'o_refs':['x--2']", "'q':null"));
    return property
        .list()
        .ofMaxSize(6)
        .uniqueElements(text -> text.substring(0, text.indexOf(':')))
        .map(
            items ->
                "{'type':'x'"
                    + String.join("", items.stream().map(item -> "," + item).toList())
                    + "}");
  }
}
