package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefangTest {
  @ParameterizedTest
  @CsvSource({
    "http://evil.example/a.b, hxxp://evil[.]example/a.b",
    "see HTTPS://Evil.Example:8080?q=1.2 now, see HxxPS://Evil[.]Example:8080?q=1.2 now",
    "ftp://a.example, fxp://a[.]example",
    "www.evil.example/x, www[.]evil[.]example/x",
    "Message.zip, Message.zip",
    "http://a.b http://c.d, hxxp://a[.]b hxxp://c[.]d",
  })
  void of_text_makesUrlsUnclickable(String text, String expected) {
    assertThat(Defang.of(text)).isEqualTo(expected);
  }
}
