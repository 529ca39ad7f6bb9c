package dev.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
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

  @Test
  void literal_onlyCharactersAndEscapes_isTheString() {
    assertThat(Pcre.literal("a b\\.c\\\\\\t")).isEqualTo("a b.c\\\t");
    assertThat(Pcre.literal("a.b")).isNull();
    assertThat(Pcre.literal("a\\d")).isNull();
    assertThat(Pcre.literal("a\\")).isNull();
  }
}
