package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PatternParserTest {
  static Parsed.Valid valid(String text) {
    return switch (PatternParser.parse(text)) {
      case Parsed.Valid valid -> valid;
      case Parsed.Invalid invalid -> throw new AssertionError(text + ": " + invalid.errors());
    };
  }

  static Diagnostic error(String text) {
    return switch (PatternParser.parse(text)) {
      case Parsed.Valid _ -> throw new AssertionError("valid: " + text);
      case Parsed.Invalid invalid -> invalid.errors().getFirst();
    };
  }

  private static Comparison comparison(String text) {
    return (Comparison) ((Pattern.Bracket) valid("[" + text + "]").pattern()).condition();
  }

  private static Constant constant(String text) {
    return comparison("a:b = " + text).operands().getFirst();
  }

  @Test
  void parse_publishedCases_areAsStated() {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (JsonNode item : StixCases.read("pattern-cases.json")) {
      String pattern = item.path("pattern").stringValue();
      Parsed parsed = PatternParser.parse(pattern);
      cases++;
      if (parsed instanceof Parsed.Valid != item.path("valid").booleanValue()) {
        wrong.add(parsed.toString());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isEqualTo(691);
  }

  @Test
  void parse_realPatterns_areValidAndPrintedPatternsAreEqual() {
    List<String> patterns = StixCases.realPatterns();
    for (String text : patterns) {
      Pattern pattern = valid(text).pattern();
      assertThat(valid(PatternPrinter.print(pattern)).pattern()).isEqualTo(pattern);
    }
    assertThat(patterns).hasSize(9_000);
  }

  @Test
  void parse_path_hasItsSteps() {
    assertThat(comparison("x-a:b.'c-d'[*].e[3][-1] = 1").path())
        .isEqualTo(
            new FieldPath(
                "x-a",
                List.of(
                    new FieldPath.Key("b"),
                    new FieldPath.Key("c-d"),
                    new FieldPath.Any(),
                    new FieldPath.Key("e"),
                    new FieldPath.Index(3),
                    new FieldPath.Index(-1))));
  }

  @Test
  void parse_constants_areUnescapedAndDecoded() {
    assertThat(constant("'a\\'b\\\\c'")).isEqualTo(new Constant.Text("a'b\\c"));
    assertThat(constant("+12")).isEqualTo(new Constant.Whole(12));
    assertThat(constant("-12")).isEqualTo(new Constant.Whole(-12));
    assertThat(constant(".5")).isEqualTo(new Constant.Real(0.5));
    assertThat(constant("-007.5")).isEqualTo(new Constant.Real(-7.5));
    assertThat(constant("true")).isEqualTo(new Constant.Flag(true));
    assertThat(constant("h'00fF'")).isEqualTo(new Constant.Binary(Slice.ofLatin1("\0\u00ff")));
    assertThat(constant("b'YW\nJj'")).isEqualTo(new Constant.Binary(Slice.ofLatin1("abc")));
    assertThat(constant("t'2016-12-31T23:59:60.5Z'"))
        .isEqualTo(new Constant.Time(Instant.parse("2017-01-01T00:00:00.5Z")));
  }

  @Test
  void parse_integerBeyondLong_isComparedAsFloatWithWarning() {
    Parsed.Valid parsed = valid("[a:b < 100000000000000000000000]");
    assertThat(PatternPrinter.print(parsed.pattern()))
        .isEqualTo("[a:b < 100000000000000000000000.0]");
    assertThat(parsed.warnings()).extracting(Diagnostic::code).containsExactly("stix.number");
  }

  @Test
  void parse_dayThatDoesNotExist_isCountedOnWithWarning() {
    Parsed.Valid parsed = valid("[a:b = t'2015-02-29T00:00:00.25Z']");
    assertThat(PatternPrinter.print(parsed.pattern()))
        .isEqualTo("[a:b = t'2015-03-01T00:00:00.250Z']");
    assertThat(parsed.warnings()).extracting(Diagnostic::code).containsExactly("stix.timestamp");
  }

  @Test
  void parse_operators_bindAsStated() {
    assertThat(valid("[a:a=1] FOLLOWEDBY [a:a=2] OR [a:a=3] AND [a:a=4] FOLLOWEDBY [a:a=5]"))
        .extracting(parsed -> PatternPrinter.print(parsed.pattern()))
        .isEqualTo(
            "[a:a = 1] FOLLOWEDBY [a:a = 2] OR [a:a = 3] AND [a:a = 4] FOLLOWEDBY [a:a = 5]");
    Pattern grouped = valid("([a:a=1] OR [a:a=2]) AND ([a:a=3] AND [a:a=4])").pattern();
    assertThat(PatternPrinter.print(grouped))
        .isEqualTo("([a:a = 1] OR [a:a = 2]) AND ([a:a = 3] AND [a:a = 4])");
    assertThat(
            ((Pattern.Bracket) valid("[a:a=1 OR (a:b=2 OR a:c=3) AND a:d=4]").pattern())
                .condition())
        .isInstanceOfSatisfying(Condition.AnyOf.class, any -> assertThat(any.terms()).hasSize(2));
  }

  @Test
  void parse_qualifiers_wrapWhatIsBeforeThem() {
    Pattern pattern = valid("[a:b=1] REPEATS 3 TIMES WITHIN 1.5 SECONDS").pattern();
    assertThat(pattern)
        .isInstanceOfSatisfying(
            Pattern.Within.class,
            within -> {
              assertThat(within.window()).isEqualTo(Duration.ofMillis(1500));
              assertThat(within.inner()).isInstanceOf(Pattern.Repeats.class);
            });
    assertThat(valid("([a:b=1]) WITHIN .0000000001 SECONDS").pattern())
        .isInstanceOfSatisfying(
            Pattern.Within.class,
            within -> assertThat(within.window()).isEqualTo(Duration.ofNanos(1)));
  }

  @Test
  void parse_notExists_isNegatedExists() {
    assertThat(comparison("NOT EXISTS a:b"))
        .isEqualTo(
            new Comparison(
                new FieldPath("a", List.of(new FieldPath.Key("b"))),
                Operator.EXISTS,
                true,
                List.of()));
  }

  @Test
  void parse_comments_areSkipped() {
    assertThat(valid("/* a */ [a:b = // c\n 1 /**/ ] // d").pattern())
        .isEqualTo(valid("[a:b = 1]").pattern());
  }

  @Test
  void parse_comparisons_havePlaces() {
    String text = "[a:b = 'x' AND EXISTS a:c] OR [a:d NOT IN (1, 2)]";
    List<String> found = new ArrayList<>();
    for (Parsed.Place place : valid(text).places()) {
      found.add(text.substring(place.path(), place.path() + place.pathLength()));
      found.add(text.substring(place.operand(), place.operand() + place.operandLength()));
    }
    assertThat(found).containsExactly("a:b", "'x'", "a:c", "a:c", "a:d", "(1, 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "file:size = 1 | stix.syntax | 0 | found file, expected '[' or '('",
        "[file:size = ] | stix.syntax | 13 | found ], expected a constant",
        "[a:b = 1] and [a:b = 2] | stix.syntax | 10 | keywords are written in capitals: AND",
        "[a:b-c = 1] | stix.syntax | 3 | found b-c, a name that needs quotes",
        "[a:b = h'abc'] | stix.hex | 7 | even number",
        "[a:b = b'abc'] | stix.binary | 7 | padded base64",
        "[a:b = t'2016'] | stix.timestamp | 7 | found t'…'",
        "[a:b = 'c] | stix.string | 7 | not closed",
        "[a:b = 'c\\d'] | stix.string | 7 | backslash",
        "[a:b < true] | stix.syntax | 7 | not a boolean",
        "[a:b IN (1, 'a')] | stix.set | 8 | one type",
        "[a:b = 1] WITHIN 0 SECONDS | stix.within | 17 | positive",
        "[a:b = 1] REPEATS 0 TIMES | stix.repeats | 18 | positive",
        "[a:b = 1] WITHIN 1 SECONDS WITHIN 1 SECONDS | stix.qualifier | 27 | WITHIN",
        "[file:hashes.MD5 = 'f00'] | stix.hash | 19 | 32 hexadecimal digits",
        "[a:b = 1 AND b:c = 1] | stix.types | 1 | different object types",
        "[a:b = 1] x | stix.syntax | 10 | the end of the pattern",
        "[a:b = 1 | stix.syntax | 8 | the pattern ends here, expected ']'",
      })
  void parse_faultyPattern_saysWhatWasExpectedAndWhere(
      String text, String code, int offset, String message) {
    Diagnostic diagnostic = error(text);
    assertThat(diagnostic.code()).isEqualTo(code);
    assertThat(diagnostic.offset()).isEqualTo(offset);
    assertThat(diagnostic.message()).contains(message);
  }

  @Test
  void parse_errorOnLaterLine_countsLinesAndCodePoints() {
    Diagnostic diagnostic = error("[a:b = 'x'\n AND a:'\ud83d\ude00' ? 1]");
    assertThat(diagnostic.line()).isEqualTo(2);
    assertThat(diagnostic.column()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[(", "[a:b", "[a:b[", "[a:b.c", "[a:b = 1] AND ", "'", "/*", "\ud83d"})
  void parse_openAndHugeText_isInvalid(String part) {
    assertThat(PatternParser.parse(part.repeat(100_000))).isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void parse_parentheses_nestUpToTheLimit() {
    assertThat(PatternParser.parse("(".repeat(200) + "[a:b=1]" + ")".repeat(200)))
        .isInstanceOf(Parsed.Valid.class);
    assertThat(error("(".repeat(201) + "[a:b=1]" + ")".repeat(201)).code()).isEqualTo("stix.limit");
    assertThat(PatternParser.parse("[" + "(".repeat(200) + "a:b=1" + ")".repeat(200) + "]"))
        .isInstanceOf(Parsed.Valid.class);
    assertThat(error("[" + "(".repeat(201) + "a:b=1" + ")".repeat(201) + "]").code())
        .isEqualTo("stix.limit");
  }

  @Test
  void parse_manyBrackets_areLimitedButComparisonsAreNot() {
    assertThat(error("[a:b=1]" + " OR [a:b=1]".repeat(1_500)).code()).isEqualTo("stix.limit");
    assertThat(valid("[a:b=1" + " OR a:b=1".repeat(100_000) + "]").places()).hasSize(100_001);
  }
}
