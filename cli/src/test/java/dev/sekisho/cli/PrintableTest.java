package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Deceptive;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void of_terminalEscape_showsItsCodePoints() {
    assertThat(Printable.of("a\u001b[31mb\u009b2J\u0007"))
        .isEqualTo("a\\u{1b}[31mb\\u{9b}2J\\u{7}");
  }

  @Test
  void of_bidirectionalAndInvisible_showsTheirCodePoints() {
    assertThat(Printable.of("gpj\u202e.exe\u200b\ufeff\u2028"))
        .isEqualTo("gpj\\u{202e}.exe\\u{200b}\\u{feff}\\u{2028}");
  }

  @Test
  void of_japanese_staysAsItIs() {
    assertThat(Printable.of("請求書 ①.zip 🙂")).isEqualTo("請求書 ①.zip 🙂");
  }

  @Test
  void of_longText_isCutAndCounted() {
    assertThat(Printable.of("x".repeat(600))).isEqualTo("x".repeat(500) + "… (+100)");
  }

  @Property
  void of_anyText_hasNothingThatDeceives(@ForAll String text) {
    assertThat(Printable.of(text).codePoints()).noneMatch(Deceptive::is);
    assertThat(Printable.all(text).codePoints()).noneMatch(Deceptive::is);
  }
}
