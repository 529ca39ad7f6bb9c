package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.container.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each ambiguity of docs/readings.md: what only another reading shows is sighted, is not where one
/// reading is all that is examined, and is reported as a defect that a rule can ask for.
class ReadingsTest {
  static Stream<ReadingCases.Case> cases() {
    return Stream.of(
            ReadingCases.fields(),
            ReadingCases.delimiters(),
            ReadingCases.names(),
            ReadingCases.data(),
            ReadingCases.texts(),
            ReadingCases.mails())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scan_severalReadings_eachIsExamined(ReadingCases.Case one) {
    assertThat(verdict(one, Limits.standard(), one.pattern())).isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scan_oneReadingAllowed_isIncomplete(ReadingCases.Case one) {
    Limits limits = Limits.standard().with(Limit.READINGS, 1);
    assertThat(verdict(one, limits, one.pattern())).isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scan_severalReadings_areADefect(ReadingCases.Case one) {
    if (one.defect().isEmpty()) {
      return;
    }
    for (String key : List.of("x-sekisho-defects-ext", DefectsExtension.ID)) {
      String path = "[email-message:extensions.'" + key + "'.codes[*] = ";
      assertThat(verdict(one, Limits.standard(), path + "'" + one.defect() + "']"))
          .isEqualTo(Verdict.SIGHTING);
      assertThat(verdict(one, Limits.standard(), path + "'mime.no-such-code']"))
          .isEqualTo(Verdict.CLEAN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type\0: multipart/mixed; boundary=b",
        "Content-\u0001Type: multipart/mixed; boundary=b",
        "Content-Type\u007f : multipart/mixed; boundary=b",
        "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-\u000bEncoding: 7bit"
      })
  void scan_controlCharacterInTheNameOfAField_isReadAsTheField(String fields) {
    String message =
        "Subject: s\n"
            + fields
            + "\n\n--b\nContent-Disposition\u0002: attachment;"
            + " filename=x.js\nContent-Transfer\0-Encoding: base64\n\nc2Vjb25k\n--b--\n";
    String pattern = "[file:name = 'x.js' AND file:content_ref.payload_bin MATCHES '^second']";
    Scanner scanner = new Scanner(Samples.rules(pattern), Limits.standard());
    assertThat(scanner.scan(Samples.message(message)).verdict()).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void cases_areThoseOfTheDocument() throws IOException {
    String document = Files.readString(SharedData.projectRoot().resolve("docs/readings.md"));
    assertThat(cases().map(one -> "`" + one.name() + "`")).allMatch(document::contains);
  }

  /// An alternative that is ambiguous itself.
  @Test
  void scan_readingsOfReadings_areExamined() {
    String message =
        """
        Content-Type: text/plain
        Content-Type: multipart/mixed; boundary=a; boundary=b

        --b
        Content-Type: text/plain
        Content-Type: application/x-thing; name=a.txt; name=x.js
        Content-Transfer-Encoding: 7bit
        Content-Transfer-Encoding: base64

        c2Vjb25k
        --
        aaaa
        --bx
        Content-Disposition: attachment; filename=y.js

        1
        --b--
        """;
    for (String pattern :
        List.of(
            "[file:name = 'x.js' AND file:content_ref.payload_bin MATCHES '^second$']",
            "[file:name = 'y.js']")) {
      assertThat(verdict(message, Limits.standard(), pattern)).isEqualTo(Verdict.SIGHTING);
    }
  }

  @Test
  void scan_defectOfAFile_isFound() {
    String message = Samples.mail("s", "a.bin", Samples.bytes("x")).replace("\n--b--", "*\n--b--");
    String path = "[file:name = 'a.bin' AND file:extensions.'x-sekisho-defects-ext'.codes[*] = ";
    assertThat(verdict(message, Limits.standard(), path + "'mime.base64-junk']"))
        .isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(message, Limits.standard(), path + "'mime.base64-padding']"))
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void examine_nobodyAsksForDefects_noneAreMade() {
    RawMessage mail = Samples.message(Samples.mail("s", "a.bin", Samples.bytes("x")));
    Examination examination =
        new Examiner(Samples.rules("[file:name = 'no']").demand(), Limits.standard()).examine(mail);
    assertThat(examination.observation().objects())
        .noneMatch(object -> object.properties().names().contains("extensions"));
  }

  private static Verdict verdict(ReadingCases.Case one, Limits limits, String pattern) {
    return verdict(one.message(), limits, pattern);
  }

  private static Verdict verdict(String message, Limits limits, String pattern) {
    byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
    return new Scanner(Samples.rules(pattern), limits).scan(Samples.message(bytes)).verdict();
  }
}
