package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.scan.Scanned;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Mimail stand-in in forms that mail and files take, found by the bundled advisory.
class MimailInFormsTest {
  private static final Path ADVISORIES = SharedData.projectRoot().resolve("advisories");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final String TOLD_BY_ARCHIVE = "Mimail mail: subject, archive and member";
  private static final Catalogue CATALOGUE =
      Catalogue.of(AdvisoryLoader.load(List.of(ADVISORIES)).advisories(), NOW);
  private static final RuleSet RULES = RuleSet.compile(CATALOGUE.rules(), EveryExpression.COMPILER);

  /// The names of the indicators that a mail is sighted by.
  private static List<String> sighted(String mail) {
    RawMessage raw =
        new RawMessage(
            "a.eml",
            1,
            0,
            Slice.ofLatin1(mail),
            RawMessage.Kind.MESSAGE,
            List.of(),
            null,
            null,
            false);
    Scanned scanned = new Scanner(RULES, Limits.standard()).scan(raw);
    assertThat(scanned.verdict()).isEqualTo(Verdict.SIGHTING);
    return scanned.sightings().stream()
        .map(hit -> CATALOGUE.entry(hit.rule()).indicator().name().in("en"))
        .toList();
  }

  private static String standIn() throws IOException {
    return Files.readString(
        ADVISORIES.resolve("mimail/vectors/mail.eml"), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, saved.txt",
    "application/octet-stream, noname",
    "application/msword, report.doc"
  })
  void scan_mailAttachedUnderAnyName_isSighted(String type, String name) throws IOException {
    String mail =
        "From: a@example.jp\nContent-Type: %s; name=%s\nContent-Disposition: attachment\n\n"
            .formatted(type, name);
    assertThat(sighted(mail + standIn())).contains(TOLD_BY_ARCHIVE);
  }

  @ParameterizedTest
  @CsvSource({"''", "'%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'"})
  void scan_mailAttachedAsAPage_isSighted(String before) throws IOException {
    String page = "MIME-Version: 1.0\n" + standIn().replace("MIME-Version: 1.0\n", "");
    String mail = "From: a@example.jp\nContent-Type: application/msword; name=report.doc\n\n";
    assertThat(sighted(mail + before + page)).contains(TOLD_BY_ARCHIVE);
  }
}
