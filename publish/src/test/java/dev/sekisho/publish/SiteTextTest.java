package dev.sekisho.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTextTest {
  private static Properties load(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(SiteText.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  void texts_bothLanguages_haveTheSameKeys() throws IOException {
    Properties english = load("site.properties");
    assertThat(english).hasSizeGreaterThan(50);
    assertThat(load("site_ja.properties").stringPropertyNames())
        .isEqualTo(english.stringPropertyNames());
    assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
  }

  @ParameterizedTest
  @CsvSource({
    "en,2003-08-02T00:00:00.000Z,2 August 2003",
    "ja,2003-08-02T00:00:00.000Z,2003年8月2日",
    "en,2003-13-02T00:00:00Z,2003-13-02T00:00:00Z",
    "en,soon,soon"
  })
  void date_isForPeople(String language, String date, String shown) {
    assertThat(SiteText.in(language).date(date)).isEqualTo(shown);
  }
}
