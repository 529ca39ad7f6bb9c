package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the parser accepts is what the official grammar accepts, but for checks of meaning.
@AddLifecycleHook(NeedsGrammar.class)
class GrammarDifferenceTest {
  private static final Pattern BINARY = Pattern.compile("b'[A-Za-z0-9+/=\n]*'");

  /// Codes of what the grammar accepts and the text of the standard does not.
  private static final Set<String> MEANING =
      Set.of(
          "stix.set",
          "stix.hash",
          "stix.types",
          "stix.qualifier",
          "stix.within",
          "stix.repeats",
          "stix.limit");

  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "(",
          ")",
          "'a'",
          "'",
          "\\",
          "\\\\'",
          ":",
          ".",
          ",",
          "*",
          "[*]",
          "[0]",
          "[-1]",
          "+1",
          "-",
          "1",
          "1.5",
          ".5",
          "00",
          "=",
          "==",
          "!=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "!",
          "AND",
          "OR",
          "NOT",
          "FOLLOWEDBY",
          "LIKE",
          "MATCHES",
          "ISSUPERSET",
          "ISSUBSET",
          "EXISTS",
          "LAST",
          "IN",
          "START",
          "STOP",
          "SECONDS",
          "true",
          "false",
          "WITHIN",
          "REPEATS",
          "TIMES",
          "and",
          "a",
          "a-b",
          "_1",
          "file:name",
          "h'ab'",
          "h'a'",
          "b'YWJj'",
          "b'YQ=='",
          "b'a'",
          "b''",
          "h''",
          "t'2020-01-01T00:00:00Z'",
          "t'2020-02-30T00:00:60.25Z'",
          "t''",
          " ",
          "\n",
          "\u00a0",
          "\u3000",
          "\ufeff",
          "/*",
          "*/",
          "//",
          "/",
          "^",
          "\ud83d\ude00",
          "\ud83d",
          "[a:b = 1]",
          "(1, 2)",
          "WITHIN 1 SECONDS",
          "REPEATS 2 TIMES",
          "a:b = 'c'",
          "file:size > 3");

  private final OfficialGrammar grammar = new OfficialGrammar();

  private void assertSame(String text) {
    boolean accepted =
        switch (PatternParser.parse(text)) {
          case Parsed.Valid _ -> true;
          case Parsed.Invalid(_, List<Diagnostic> errors) ->
              errors.stream().allMatch(error -> MEANING.contains(error.code()));
        };
    assertThat(accepted).as(text).isEqualTo(grammar.accepts(withoutLineFeedsInBinary(text)));
  }

  /// The text of the standard (§9.2) takes line feeds in `b'…'`, the grammar does not.
  private static String withoutLineFeedsInBinary(String text) {
    return BINARY.matcher(text).replaceAll(binary -> binary.group().replace("\n", ""));
  }

  @Test
  void parse_publishedPatterns_isAsTheGrammarSays() {
    for (String text : StixCases.realPatterns()) {
      assertSame(text);
    }
    for (JsonNode item : StixCases.read("pattern-cases.json")) {
      assertSame(item.path("pattern").stringValue());
    }
  }

  @Property(tries = 3_000)
  void parse_anyPieces_isAsTheGrammarSays(@ForAll("pieces") String text) {
    assertSame(text);
  }

  @Property(tries = 3_000)
  void parse_mutatedPatterns_isAsTheGrammarSays(@ForAll("mutants") String text) {
    assertSame(text);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> mutants() {
    SharedData.at("conformance/stix");
    List<String> seeds = new ArrayList<>(StixCases.realPatterns().subList(0, 500));
    StixCases.read("pattern-cases.json")
        .forEach(item -> seeds.add(item.path("pattern").stringValue()));
    Arbitrary<String> piece = Arbitraries.of(PIECES);
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 1_000_000);
    Arbitrary<String> seed = Arbitraries.of(seeds).filter(text -> text.length() < 300);
    return Combinators.combine(seed, piece, place, Arbitraries.integers().between(0, 3))
        .as(
            (text, inserted, where, removed) -> {
              int at = where % (text.length() + 1);
              int end = Math.min(text.length(), at + removed);
              return text.substring(0, at) + inserted + text.substring(end);
            });
  }
}
