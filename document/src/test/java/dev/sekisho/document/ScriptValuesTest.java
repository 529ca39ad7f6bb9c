package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptValuesTest {
  private static String statements(String script) {
    return ScriptValues.of(script).statements();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x(['a','b'].join('-')) | x(\"a-b\")",
        "x(['a','b'].join()) | x(\"a,b\")",
        "x('aXbX'.replace('X','')) | x(\"abX\")",
        "x('aXbX'.replace(/X/g,'')) | x(\"ab\")",
        "x('a.b.'.replace(/\\./g,'')) | x(\"ab\")",
        "x('cba'.split('').reverse().join('')) | x(\"abc\")",
        "a='1';a='2';x(a+'3') | x(\"23\")",
        "a='1';a+='2';x=a | a=\"12\";#x=\"12\"",
        "z=x('a'+y+'b'+'c') | z=x('a'+y+\"bc\")",
        "z=x(unescape('%61'+'b')) | z=x(\"ab\")",
        "var _=['b','a'];x(_[1]+_[0]) | x(\"ab\")"
      })
  void of_whatLiteralsComeTo_isSaid(String script, String plain) {
    assertThat(statements(script).strip()).isEqualTo(plain.replace('#', '\n'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=a+b",
        "x=f('a')+b",
        "a=f();x=a+b+'c'",
        "x('a.b'.replace(/./g,''))",
        "a='b';a=f();x(a+y)",
        "b.a='c';x(y.a+'d')",
        "x('a'.join(''))",
        "x(['a',b].join(''))",
        "a='b'.replace('','c')",
        "'a+b='"
      })
  void of_whatCannotBeComputed_isNotSaid(String script) {
    assertThat(statements(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'\\",
        "['a',",
        "a='b'+",
        "x.join([[[[",
        "a+='b'+a;",
        "a=a+a;a='b'+",
        "`${`",
        "[[['a'+",
        "a=atob('"
      })
  void of_hostileText_readsNoMoreThanItsShare(String text) {
    String script = "a='" + "b".repeat(1000) + "';x.join(" + text.repeat(20_000);
    assertThat(statements(script).length()).isLessThan(17 * script.length() + (1 << 17));
  }

  @Test
  void of_moreElementsThanAreKept_isNotSaid() {
    assertThat(statements("x('" + "a".repeat(70_000) + "'.split('').join('-'))")).isEmpty();
    assertThat(statements("x([" + "'',".repeat(70_000) + "''].join('-'))")).isEmpty();
  }

  @Property
  void of_anything_isReadInItsShareOfWork(
      @ForAll
          @Chars({
            'a', 'b', '\'', '"', '`', '$', '{', '}', '+', '=', '[', ']', '.', ',', ';', '\\', '/',
            '('
          })
          @CharRange(from = ')', to = ')')
          @StringLength(max = 200)
          String text) {
    String script = "a='b';" + text + ".join('')";
    assertThat(statements(script).length()).isLessThan(17 * script.length() + (1 << 17));
  }
}
