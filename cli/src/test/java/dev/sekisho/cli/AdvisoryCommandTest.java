package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AdvisoryCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void list_bundled_isALineAnAdvisory() {
    CommandRun run = CommandRun.of("advisory", "list");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).anyMatch(line -> line.startsWith("SEKISHO-2003-0001  "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEKISHO-2003-0001", "W32.Mimail.A@mm", "worm_mimail.a", "MS03-014"})
  void show_anyNameItGoesBy_findsIt(String name) {
    CommandRun run = CommandRun.of("advisory", "show", name);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Advisory: SEKISHO-2003-0001")
        .contains("WORM_MIMAIL.A, W32.Mimail.A@mm, W32/Mimail@MM")
        .contains("q330994")
        .contains("email-message:subject");
  }

  @Test
  void show_japanese_isInJapanese() {
    assertThat(CommandRun.of("advisory", "show", "--lang", "ja", "MS03-014").out())
        .contains("アドバイザリ: SEKISHO-2003-0001")
        .contains("対処: ");
  }

  @Test
  void show_json_isOneObject() {
    JsonNode advisory =
        JSON.readTree(CommandRun.of("advisory", "show", "-f", "json", "MS03-014").out());
    assertThat(advisory.path("advisory").asString()).isEqualTo("SEKISHO-2003-0001");
    assertThat(advisory.path("indicators").size()).isPositive();
  }

  @Test
  void show_unknownName_saysSo() {
    CommandRun run = CommandRun.of("advisory", "show", "nothing");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("sekisho: no advisory goes by “nothing”");
  }

  @Test
  void test_bundled_passes() {
    CommandRun run = CommandRun.of("advisory", "test");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.lines()).isNotEmpty().allMatch(line -> line.startsWith("ok  "));
    assertThat(run.err()).endsWith(" test vectors passed, 0 failed\n");
  }

  @Test
  void test_vectorThatDiffers_failsAndSaysHow() throws IOException {
    Path bundled = dev.sekisho.bytes.SharedData.projectRoot().resolve("advisories/mimail");
    Path vectors = Files.createDirectory(folder.resolve("vectors"));
    for (String name : new String[] {"sekisho-2003-0001.json", "stix.json"}) {
      Files.copy(bundled.resolve(name), folder.resolve(name));
    }
    Files.copy(bundled.resolve("vectors/photos.eml"), vectors.resolve("photos.eml"));
    Files.writeString(
        vectors.resolve("vectors.json"),
        """
        {"format":"sekisho-vectors","version":1,"advisory":"SEKISHO-2003-0001","vectors":[
         {"file":"photos.eml","about":{"en":"x"},"verdict":"sighting","sightings":[],"hints":[],"stream":[]}]}
        """);
    CommandRun run = CommandRun.of("advisory", "test", "--advisory", folder.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).startsWith("FAILED  ").contains("verdict clean, expected sighting");
  }

  @Test
  void lint_patternThatNeverFires_isFound() throws IOException {
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.json"),
            """
            {"type":"bundle","id":"bundle--8a3d7c53-7a7b-4d0c-9a44-0e7c1c9b1c11","objects":[
             {"type":"indicator","spec_version":"2.1","id":"indicator--8a3d7c53-7a7b-4d0c-9a44-0e7c1c9b1c12",
              "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","name":"n",
              "pattern":"[email:subject = 'x']","pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"}]}
            """);
    CommandRun run = CommandRun.of("advisory", "lint", bundle.toString());
    assertThat(run.out()).contains("bundle.json").contains("email-message");
    CommandRun json = CommandRun.of("advisory", "lint", "-f", "json", bundle.toString());
    assertThat(json.lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(JSON.readTree(line).path("severity").isString()).isTrue());
  }
}
