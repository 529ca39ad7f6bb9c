package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Check;
import dev.sekisho.engine.Prefilter;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// Whatever the exact check finds, both engines report.
class DifferentialTest {
  private static final String[] QUANTIFIERS = {
    "", "", "", "", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0}", "*?", "++", "?+", "{,2}"
  };
  private static final String[] OPENINGS = {
    "(", "(?:", "(?>", "(?i:", "(?i-s:", "(?m:", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?x:",
    "(?P<m>", "(?'o'"
  };
  private static final String[] ATOMS = {
    ".",
    "^",
    "$",
    "\\b",
    "\\B",
    "\\A",
    "\\z",
    "\\Z",
    "\\G",
    "\\w",
    "\\W",
    "\\d",
    "\\D",
    "\\s",
    "\\S",
    "\\h",
    "\\H",
    "\\v",
    "\\V",
    "\\R",
    "\\X",
    "\\1",
    "\\k<n>",
    "(?i)",
    "(?-i)",
    "(?m)",
    "(?d)",
    "(?#c)",
    "{",
    "{1",
    "}",
    "{a}",
    "\\101",
    "\\01",
    "\\N",
    "\\E",
    "\\Qa^\\E",
    "\\x61",
    "\\x{1F600}",
    "\\u65e5",
    "\\0141",
    "\\n",
    "\\-",
    "\\]",
    "\\p{L}",
    "\\P{Lu}",
    "\\cJ",
    "\\xe9",
    "]",
    "-"
  };
  private static final String[] MEMBERS = {
    "a",
    "b",
    "k",
    "^",
    "-",
    "]",
    "a-b",
    "A-b",
    "é",
    "日",
    "0-9",
    "\\w",
    "\\W",
    "\\d",
    "\\s",
    "\\S",
    "\\h",
    "\\n",
    "\\-",
    "\\]",
    "\\x61",
    "\\0142",
    "&&",
    "&",
    "[ab]",
    "\\p{Lu}",
    "é-日",
    "\\Q^]\\E",
    " "
  };

  @Property(tries = 2000)
  void scan_randomTextRegex_reportsWhateverIsFound(
      @ForAll("regexes") String regex, @ForAll("texts") List<String> texts) {
    check(
        new Prefilter.Expression(Normalizer.normalize(regex, Normalizer.Form.NFC), false, true),
        texts);
  }

  @Property(tries = 1000)
  void scan_randomByteRegex_reportsWhateverIsFound(
      @ForAll("regexes") String regex, @ForAll("byteTexts") List<String> texts) {
    check(new Prefilter.Expression(regex, false, false), texts);
  }

  @Property(tries = 300)
  void scan_randomLiterals_reportsExactlyThoseThatOccur(
      @ForAll("texts") List<String> literals, @ForAll("texts") List<String> texts) {
    List<String> words = literals.stream().filter(word -> !word.isEmpty()).distinct().toList();
    for (Prefilter.Compiler compiler : Engines.all()) {
      try (Prefilter prefilter = compiler.compile(words.stream().map(Engines::literal).toList())) {
        String text = String.join("", texts);
        for (int i = 0; i < words.size(); i++) {
          assertThat(Engines.candidates(prefilter, text).contains(i))
              .as("%s in %s", words.get(i), text)
              .isEqualTo(text.contains(words.get(i)));
        }
      }
    }
  }

  private static void check(Prefilter.Expression expression, List<String> texts) {
    Assume.that(Check.regexProblem(expression.text()).isEmpty());
    ExactCheck exact = new ExactCheck(expression);
    List<String> found = texts.stream().filter(exact::finds).toList();
    Statistics.collect(found.isEmpty() ? "none" : "found");
    Statistics.coverage(seen -> seen.check("found").percentage(percent -> percent > 5));
    for (Prefilter.Compiler compiler : Engines.all()) {
      try (Prefilter prefilter = compiler.compile(List.of(expression))) {
        for (String text : found) {
          assertThat(Engines.candidates(prefilter, exact.bytes(text)))
              .as("/%s/ in \"%s\" by %s", expression.text(), text, prefilter.getClass())
              .contains(0);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return pieces(
        "a", "b", "A", "B", "k", "1", " ", "\n", "\r\n", "日", "é", "É", "\u212a", "ſ", "s", "I",
        "ı", "😀", "-", "]", "{", "[");
  }

  @Provide
  Arbitrary<List<String>> byteTexts() {
    return pieces(
        "a", "b", "A", "B", "k", "1", " ", "\n", "\r\n", "\u0000", "é", "É", "\u00a0", "-", "]");
  }

  private static Arbitrary<List<String>> pieces(String... pieces) {
    return Arbitraries.of(pieces)
        .list()
        .ofMaxSize(8)
        .map(list -> String.join("", list))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> regexes() {
    return regex(3);
  }

  private static Arbitrary<String> regex(int depth) {
    Arbitrary<String> part = depth == 0 ? atom() : Arbitraries.oneOf(atom(), atom(), group(depth));
    Arbitrary<String> quantified =
        Combinators.combine(part, Arbitraries.of(QUANTIFIERS)).as((one, times) -> one + times);
    return quantified.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> group(int depth) {
    Arbitrary<String> choice =
        regex(depth - 1).list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("|", parts));
    return Combinators.combine(Arbitraries.of(OPENINGS), choice)
        .as((opening, inner) -> opening + inner + ")");
  }

  private static Arbitrary<String> atom() {
    Arbitrary<String> negation = Arbitraries.of("[", "[^");
    Arbitrary<String> members =
        Arbitraries.of(MEMBERS).list().ofMinSize(1).ofMaxSize(3).map(all -> String.join("", all));
    Arbitrary<String> set = Combinators.combine(negation, members).as((a, b) -> a + b + "]");
    return Arbitraries.oneOf(
        Arbitraries.of("a", "b", "A", "k", "s", "i", "1", "日", "é"), Arbitraries.of(ATOMS), set);
  }
}
