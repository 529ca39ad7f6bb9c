package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanFormTest {
  private static final String MD5 = "D41D8CD98F00B204E9800998ECF8427E";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[file:hashes.MD5 = '@'] | [file:hashes.MD5 = '#']",
        "[file:hashes.MD5 NOT IN ('@') OR file:name = 'A'] | [file:hashes.MD5 NOT IN ('#') OR file:name = 'A']",
        "[file:hashes.'SHA-1' LIKE 'AB%' AND file:size = 1] | [file:hashes.'SHA-1' LIKE 'ab%' AND file:size = 1]",
        "[email-message:body_multipart[*].body_raw_ref.hashes.MD5 = '@'] REPEATS 2 TIMES"
            + " | [email-message:body_multipart[*].body_raw_ref.hashes.MD5 = '#'] REPEATS 2 TIMES",
        "[file:hashes.SSDEEP = '3:AbC:d'] | [file:hashes.SSDEEP = '3:AbC:d']",
        "[file:hashes.MD5 MATCHES '\\\\D'] | [file:hashes.MD5 MATCHES '\\\\D']",
      })
  void of_pattern_foldsHashesOnly(String text, String folded) {
    String given = text.replace("@", MD5);
    String expected = folded.replace("#", "d41d8cd98f00b204e9800998ecf8427e");
    assertThat(PatternPrinter.print(ScanForm.of(PatternParserTest.valid(given).pattern())))
        .isEqualTo(expected);
  }
}
