package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AdvisoryNewCommandTest {
  private static final String ID = "EX-2026-0001";
  private static final String AT = "2026-01-31T00:00:00Z";

  @TempDir private Path folder;

  private CommandRun begin(String... more) {
    List<String> args = new ArrayList<>(List.of("advisory", "new", "--at", AT));
    args.addAll(List.of("--out", folder.resolve("a").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private CommandRun known() {
    return begin(
        "--id",
        ID,
        "--title",
        "A “flaw”",
        "--publisher-name",
        "Example",
        "--tlp",
        "clear",
        "--publisher-namespace",
        "https://example.org",
        "--released",
        "2026-02-01T09:00:00Z");
  }

  private JsonNode read(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("a").resolve(name)));
  }

  @Test
  void new_known_isWhatWasSaid() throws IOException {
    assertThat(known().status()).isZero();
    JsonNode document = read("ex-2026-0001.json").path("document");
    assertThat(document.at("/tracking/id").asString()).isEqualTo(ID);
    assertThat(document.at("/tracking/initial_release_date").asString())
        .isEqualTo("2026-02-01T09:00:00.000Z");
    assertThat(document.path("title").asString()).isEqualTo("A “flaw”");
    assertThat(document.at("/publisher/name").asString()).isEqualTo("Example");
    assertThat(document.at("/publisher/namespace").asString()).isEqualTo("https://example.org");
    assertThat(document.at("/distribution/tlp/label").asString()).isEqualTo("WHITE");
    assertThat(read("stix.json").toString())
        .contains("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9")
        .contains("\"external_id\":\"" + ID + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void new_nothingKnown_isValidAndWarnedOfPlaceByPlace(String language) throws IOException {
    CommandRun run = begin("--language", language, "--format", "json");
    assertThat(run.status()).as(run.err()).isZero();
    Path written = folder.resolve("a");
    CommandRun valid = CommandRun.of("advisory", "validate", "-f", "json", written.toString());
    assertThat(valid.status()).as(valid.out()).isZero();
    for (String line : run.lines()) {
      JsonNode open = JsonMapper.shared().readTree(line);
      String text = open.path("text").asString();
      JsonNode there = read("placeholder-id.json").at(open.path("value").asString());
      if (text.startsWith("PLACEHOLDER") || text.startsWith("https://")) {
        assertThat(there.asString()).isEqualTo(text);
        assertThat(valid.lines().getFirst())
            .contains("\"placeholder\",\"group\":\"optional\",\"path\":" + open.path("value"));
      }
    }
    assertThat(run.lines()).hasSize(21);
    assertThat(read("placeholder-id.json").at("/document/lang").asString()).isEqualTo(language);
  }

  @Test
  void new_loaded_isOneAdvisoryWithItsIndicatorThatHintsAtMost() {
    known();
    CommandRun list =
        CommandRun.of(
            "advisory", "show", ID, "--advisory", folder.resolve("a").toString(), "-f", "json");
    assertThat(list.status()).as(list.err()).isZero();
    assertThat(list.out()).contains("\"tlp\":\"WHITE\"").contains("\"hint\":true");
    Path mail = SharedData.projectRoot().resolve("advisories/mimail/vectors/mail.eml");
    CommandRun scan =
        CommandRun.of("scan", "--advisory", folder.resolve("a").toString(), mail.toString());
    assertThat(scan.status()).as(scan.err()).isZero();
  }

  @Test
  void new_sameAgain_isTheSameBytes() throws IOException {
    known();
    byte[] csaf = Files.readAllBytes(folder.resolve("a/ex-2026-0001.json"));
    byte[] stix = Files.readAllBytes(folder.resolve("a/stix.json"));
    assertThat(begin("--id", ID, "--title", "B", "--force").status()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("a/stix.json"))).isNotEqualTo(stix);
    Files.delete(folder.resolve("a/ex-2026-0001.json"));
    Files.delete(folder.resolve("a/stix.json"));
    known();
    assertThat(Files.readAllBytes(folder.resolve("a/ex-2026-0001.json"))).isEqualTo(csaf);
    assertThat(Files.readAllBytes(folder.resolve("a/stix.json"))).isEqualTo(stix);
  }

  @Test
  void new_fileThere_isSaidAndNothingWritten() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/stix.json"), "mine");
    CommandRun run = known();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("stix.json").contains("--force");
    assertThat(folder.resolve("a/ex-2026-0001.json")).doesNotExist();
    assertThat(folder.resolve("a/stix.json")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tlp=AMBER+STRICT", "--tlp=BLUE", "--publisher-namespace=example"})
  void new_valueThatCsafHasNot_isRefused(String option) {
    CommandRun run = begin(option);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(option.substring(option.indexOf('=') + 1));
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
