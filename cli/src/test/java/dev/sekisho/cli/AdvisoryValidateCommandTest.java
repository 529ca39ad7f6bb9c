package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AdvisoryValidateCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path MIMAIL =
      SharedData.projectRoot().resolve("advisories/mimail/sekisho-2003-0001.json");

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void validate_bundledAdvisory_isValid() {
    CommandRun run = CommandRun.of("advisory", "validate", MIMAIL.toString(), "-f", "json");
    JsonNode document = JSON.readTree(run.out());
    assertThat(run.status()).isZero();
    assertThat(document.path("valid").booleanValue()).isTrue();
    assertThat(document.path("file").stringValue()).isEqualTo(MIMAIL.toString());
    assertThat(document.path("unchecked").isEmpty()).isFalse();
  }

  @Test
  void validate_mandatoryTestFails_isInvalid() throws IOException {
    String text = Files.readString(MIMAIL).replace("\"csaf_security_advisory\"", "\"vex\"");
    CommandRun run =
        CommandRun.of("advisory", "validate", file("a.json", text).toString(), "-f", "json");
    JsonNode document = JSON.readTree(run.out());
    assertThat(run.status()).isEqualTo(2);
    assertThat(document.path("valid").booleanValue()).isFalse();
    assertThat(document.path("findings").valueStream())
        .anySatisfy(
            finding -> {
              assertThat(finding.path("test").stringValue()).isEqualTo("6.1.26");
              assertThat(finding.path("group").stringValue()).isEqualTo("mandatory");
              assertThat(finding.path("path").stringValue()).isEqualTo("/document/category");
              assertThat(finding.path("message").stringValue()).contains("vex");
            });
  }

  @Test
  void validate_chosenTests_reportsThemOnly() throws IOException {
    String text = Files.readString(MIMAIL).replace("\"csaf_security_advisory\"", "\"vex\"");
    Path file = file("a.json", text);
    CommandRun run = CommandRun.of("advisory", "validate", file.toString(), "--tests", "6.1.26");
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst()).isEqualTo(file + ": not valid");
    assertThat(run.lines().getLast()).startsWith("  error: 6.1.26: /document/category: ");
    assertThat(run.err()).contains("0 documents valid, 1 not");
  }

  @Test
  void validate_unknownTest_isUsage() {
    CommandRun run = CommandRun.of("advisory", "validate", MIMAIL.toString(), "--tests", "6.9");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("“6.9” is neither a group of tests");
  }

  @Test
  void validate_notJson_saysWhereAndGoesOn() throws IOException {
    CommandRun run =
        CommandRun.of(
            "advisory", "validate", file("a.json", "{\"a\":").toString(), MIMAIL.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.lines())
        .anyMatch(line -> line.startsWith("  error: schema: : line 1, column "))
        .contains(MIMAIL + ": valid");
  }

  @Test
  void validate_absentFile_saysSoAndGoesOn() {
    CommandRun run =
        CommandRun.of(
            "advisory", "validate", folder.resolve("absent.json").toString(), MIMAIL.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("absent.json: no such file or folder");
    assertThat(run.lines()).contains(MIMAIL + ": valid");
  }

  @Test
  void validate_japanese_explainsInJapanese() throws IOException {
    String text = Files.readString(MIMAIL).replace("\"csaf_security_advisory\"", "\"vex\"");
    CommandRun run =
        CommandRun.of("advisory", "validate", "--lang", "ja", file("a.json", text).toString());
    assertThat(run.out()).contains("無効").contains("予約されています");
  }

  @Test
  void validate_stixBundle_isValid() {
    Path bundle = SharedData.projectRoot().resolve("advisories/mimail/stix.json");
    CommandRun run = CommandRun.of("advisory", "validate", bundle.toString(), "-f", "json");
    assertThat(JSON.readTree(run.out()).path("valid").booleanValue()).as(run.out()).isTrue();
    assertThat(run.status()).isZero();
  }

  @Test
  void validate_stixObjectWithoutItsProperties_isInvalid() throws IOException {
    Path file =
        file(
            "a.json",
            "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [{\"type\": \"malware\"}]}");
    JsonNode document =
        JSON.readTree(CommandRun.of("advisory", "validate", file.toString(), "-f", "json").out());
    assertThat(document.path("valid").booleanValue()).isFalse();
    assertThat(document.path("findings").valueStream())
        .extracting(finding -> finding.path("path").stringValue())
        .contains("/id", "/objects/0/id", "/objects/0/is_family");
  }
}
