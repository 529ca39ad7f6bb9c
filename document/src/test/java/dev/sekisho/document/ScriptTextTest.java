package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x(\"ht\" + \"tp://a.example/\") | x(\"http://a.example/\")",
        "x('ht'+\"tp://a.example/\") | x('http://a.example/\")",
        "x = \"ht\" & \"tp://a.example/\" | x = \"http://a.example/\"",
        "\"\\x68ttp://a\\u002eexample/\" | \"http://a.example/\"",
        "\"http:\\/\\/a.example\\/\" | \"http://a.example/\"",
        "url(http://\\61 .example/) | url(http://a.example/)",
        "url(http://\\000061.example/) | url(http://a.example/)",
        "\"\\u{68}ttp:/\\u{00002f}a.example/\" | \"http://a.example/\"",
        "unescape('%68%u0074tp%3A//%zz%') | unescape('http://%zz%')",
        "decodeURI('%E3%81%82%') | decodeURI('\u3042%')",
        "javascript:%61b | javascript:ab",
        "a;b('x'+'y');c | b('xy');"
      })
  void readings_whatIsWrittenOtherwise_isSaid(String script, String plain) {
    assertThat(ScriptText.readings(script).texts().stream().map(String::strip))
        .containsExactly(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1 + 2", "'a' + b", "a & b", "\\", "\\g", "'\\", "'a'+", "\\u12", "\\u{}", "\\u{68",
        "'%68'"
      })
  void readings_whatIsPlain_areNone(String script) {
    assertThat(ScriptText.readings(script).texts()).isEmpty();
  }

  @Test
  void readings_reversed_areReadBackwards() {
    assertThat(ScriptText.readings("'cba'.split('').reverse()").texts())
        .contains(")(esrever.)\n\n(tilps.\nabc\n");
  }

  @Property
  void readings_anything_areNoLonger(@ForAll String text) {
    List<String> readings = ScriptText.readings(text + "'+'\\x").texts();
    assertThat(readings).allMatch(reading -> reading.length() <= text.length() + 8);
  }
}
