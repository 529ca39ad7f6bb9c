package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcreTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          ^[[:alpha:]]+$ abc true
          ^[[:alpha:]]+$ ab1 false
          ^[[:^alpha:]]+$ 123 true
          ^[]a]+$ ]a true
          ^[[a]+$ [a true
          ^[a-c&&b]+$ a&c true
          ^a{,2}$ a{,2} true
          ^a{2}$ aa true
          ^x{y}$ x{y} true
          (?P<n>a)(?P=n) aa true
          (?P<n>a)(?P=n) ab false
          (?'n'a)\\k<n> aa true
          ^\\101$ A true
          ^(a)\\1$ aa true
          ^\\x4a$ J true
          ^\\x{41}$ A true
          ^a(?#comment)b$ ab true
          ^\\Qa.b\\E$ a.b true
          ^\\Qa.b\\E$ axb false
          ^[\\Q^]\\E]+$ ^] true
          (?i)AB ab true
          (?<!a)b ab false
          ^\\d{3}-\\w+$ 123-x_ true
          ^\\p{L}+$ ab true
          ^\\P{L}+$ 12 true
          ^[[:]x]+$ [:x]] false
          """)
  void translate_expression_findsWhatPcreFinds(String pcre, String text, boolean found) {
    Pcre.Translation translated = Pcre.translate(pcre.replace("\\\\", "\\"));
    assertThat(translated.problem()).isEmpty();
    assertThat(Pattern.compile(translated.java()).matcher(text).find()).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?R)", "(?1)", "(?|a|b)", "(?(1)a|b)", "a\\Kb", "\\g{1}", "(?U)a+", "(*ACCEPT)", "[[:x:]]",
        "(", "[a", "a**", "\\", "[z-a]", "(?P<n", "(?P=n", "(?'n", "(?"
      })
  void regexProblem_noEquivalentOrMalformed_isSaid(String pcre) {
    assertThat(Check.regexProblem(pcre)).isPresent();
  }

  @Property(tries = 2_000)
  void regexProblem_anyExpression_isAnsweredAndNotThrown(
      @ForAll @CharRange(from = ' ', to = '~') @Chars({'[', ':', ']', '(', '?', '\\', '{'})
          String pcre) {
    boolean good = Check.regexProblem(pcre).isEmpty();
    assertThat(good).isEqualTo(compiles(Pcre.translate(pcre)));
  }

  private static boolean compiles(Pcre.Translation translated) {
    try {
      Pattern.compile(translated.java());
      return translated.problem().isEmpty();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  @Test
  void literal_onlyCharactersAndEscapes_isTheString() {
    assertThat(Pcre.literal("a b\\.c\\\\\\t")).isEqualTo("a b.c\\\t");
    assertThat(Pcre.literal("a.b")).isNull();
    assertThat(Pcre.literal("a\\d")).isNull();
    assertThat(Pcre.literal("a\\")).isNull();
  }
}
