package dev.sekisho.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static final RegexWriter.Around ANCHORS = new RegexWriter.Around("\\A", "", "\\z", "");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "b",
          "ab",
          "aab",
          "abc",
          "xaby",
          "a b",
          "a\tb",
          "a\nb",
          " ab",
          "ab ",
          "a.b",
          "a\\b",
          "a/b",
          "a-b",
          "]",
          "^",
          "1",
          "12",
          "a1_",
          "é",
          "請求書",
          "aé",
          "C:\\windows",
          "C:\\WINDOWS\\",
          "a:b",
          "$",
          "{",
          "a{2}",
          "(a)",
          "a|b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "^a",
        "b$",
        "^ab$",
        "a.b",
        "a\\.b",
        "a\\s+b",
        "^\\S+$",
        "[ab]+c",
        "[^a]b",
        "[]^-]",
        "a{2}b",
        "a{1,2}?b",
        "(a|b)c?",
        "(?:^|x)ab(?:$|y)",
        "a|b$",
        "(?i)AB",
        "\\ba\\b",
        "[\\s/]b",
        "[\\w.]+1",
        "[a-c]{2,}",
        "a\\\\b",
        "\\$|\\{",
        "a\\{2}",
        "\\x61\\x{62}",
        "(?i)[x-z]:\\\\w",
        "^(a|)b",
        "\\Aa",
        "b\\z",
        "請求",
        "é",
        "(?s)a.b",
        "(?i)^[a-z]:\\\\(winnt|windows)\\\\?$"
      })
  void write_pcre_findsWhatTheExpressionFinds(String pcre) {
    Pattern original = Pattern.compile(pcre, Pattern.DOTALL | Pattern.UNIX_LINES);
    Regex regex = RegexReader.read(pcre).orElseThrow();
    int flags = Pattern.DOTALL | (regex.anyCase() ? Pattern.CASE_INSENSITIVE : 0);
    Pattern written =
        Pattern.compile(
            RegexWriter.write(regex, Dialect.PCRE, false, ANCHORS).orElseThrow(), flags);
    Optional<Pattern> ofBytes =
        RegexWriter.write(regex, Dialect.PCRE_BYTES, false, ANCHORS)
            .map(text -> Pattern.compile(text, flags));
    for (String text : TEXTS) {
      boolean found = original.matcher(text).find();
      assertThat(written.matcher(text).find()).as(written + " in " + text).isEqualTo(found);
      String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      if (ofBytes.isPresent()) {
        assertThat(ofBytes.get().matcher(bytes).find())
            .as(ofBytes + " in " + text)
            .isEqualTo(found);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)b",
        "(?!a)",
        "(a)\\1",
        "a++",
        "(?>a)",
        "\\p{L}",
        "\\Qa\\E",
        "(?m)^a",
        "a(?i)b",
        "(",
        "a)",
        "[a",
        "[[:alpha:]]",
        "*a",
        "a{3,2}",
        "\\",
        "[z-a]"
      })
  void read_whatNotAllTargetsHave_isNotRead(String pcre) {
    assertThat(RegexReader.read(pcre)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "^abc$,true,abc,true",
    "abc,false,abc,false",
    "^a\\.b,true,a.b,false",
    "^.*abc$,false,abc,true",
    "abc.*$,false,abc,false"
  })
  void plain_text_isFoundWithItsPlace(String pcre, boolean begin, String text, boolean end) {
    assertThat(RegexReader.read(pcre).flatMap(Regex::plain))
        .contains(new Regex.Plain(begin, text, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.*b", "a+", "(a|b)", "[ab]", "a.", "^$"})
  void plain_somethingElse_isNone(String pcre) {
    assertThat(RegexReader.read(pcre).orElseThrow().plain()).isEmpty();
  }

  @Test
  void ways_anchorThatCannotBeSetApart_areNone() {
    assertThat(RegexReader.read("a(^|b)c").orElseThrow().ways()).isEmpty();
    assertThat(RegexReader.read("(^a)+").orElseThrow().ways()).isEmpty();
  }

  @Test
  void write_posix_hasItsOwnWords() {
    Regex regex = RegexReader.read("(?i)^\\s*a[\\s.]\\S+\\.$").orElseThrow();
    assertThat(
            RegexWriter.write(
                regex, Dialect.POSIX_BOTH_CASES, false, new RegexWriter.Around("^", "", "$", "")))
        .contains("^[[:space:]]*[Aa][[:space:].][^[:space:]]+[.]$");
    assertThat(
            RegexWriter.write(
                RegexReader.read("\\ba").orElseThrow(), Dialect.POSIX, false, ANCHORS))
        .isEmpty();
  }

  @Test
  void write_folded_reachesOverFoldsButNotPastTheField() {
    Regex regex = RegexReader.read("your\\s+account.{0,9}x").orElseThrow();
    Pattern written =
        Pattern.compile(
            RegexWriter.write(regex, Dialect.PCRE_BYTES, true, ANCHORS).orElseThrow(),
            Pattern.DOTALL);
    assertThat(written.matcher("your\r\n account 1\r\n x").find()).isTrue();
    assertThat(written.matcher("your account\r\nX-a: x").find()).isFalse();
    assertThat(written.matcher("your\naccount x").find()).isFalse();
  }
}
