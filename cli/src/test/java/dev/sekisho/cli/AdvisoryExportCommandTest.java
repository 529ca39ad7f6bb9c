package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdvisoryExportCommandTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path BUNDLE = Path.of("src", "test", "resources", "export", "stix.json");

  @TempDir private Path temp;
  private CommandRun last = new CommandRun(0, "", "");

  private CommandRun export(Path folder, String target, String... more) {
    String[] command = {
      "advisory",
      "export",
      "--to",
      target,
      "--out",
      folder.toString(),
      "--advisory",
      BUNDLE.toString()
    };
    return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(dev.sekisho.exchange.Export.To.class)
  void export_again_isTheSameBytes(dev.sekisho.exchange.Export.To to) throws IOException {
    String target = to.name().toLowerCase(java.util.Locale.ROOT);
    assertThat(export(temp.resolve("a"), target).status()).isZero();
    assertThat(export(temp.resolve("b"), target, "--lang", "ja").status()).isZero();
    Map<String, String> first = contents(temp.resolve("a"));
    assertThat(first).hasSizeGreaterThan(2).isEqualTo(contents(temp.resolve("b")));

    assertThat(export(temp.resolve("a"), target).status()).isZero();
    assertThat(contents(temp.resolve("a"))).isEqualTo(first);
  }

  @Test
  void export_files_areForTheirOwnerOnly() throws IOException {
    Path folder = temp.resolve("out");
    export(folder, "clamav");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void export_fileOfAnother_isKeptAndNothingWritten() throws IOException {
    Path other = Files.writeString(temp.resolve("sekisho.hsb"), "mine\n");
    CommandRun run = export(temp, "clamav");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(other.toString());
    assertThat(contents(temp)).isEqualTo(Map.of("sekisho.hsb", "mine\n"));
  }

  @Test
  void export_fileNoLongerNeeded_isTakenAway() throws IOException {
    Path folder = temp.resolve("out");
    export(folder, "clamav");
    Files.writeString(folder.resolve("other.txt"), "kept");
    assertThat(contents(folder)).containsKey("sekisho.cdb");
    CommandRun none = export(folder, "clamav", "--at", "2000-01-01T00:00:00Z");
    assertThat(none.status()).isZero();
    assertThat(contents(folder))
        .containsOnlyKeys("other.txt", "report.jsonl", "sekisho-export.txt");
  }

  @Test
  void export_json_isAnObjectAnIndicatorAndTheReport() throws IOException {
    CommandRun run = export(temp.resolve("out"), "clamav", "-f", "json");
    assertThat(run.out()).isEqualTo(contents(temp.resolve("out")).get("report.jsonl"));
    assertThat(run.lines())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            line -> {
              JsonNode one = JSON.readTree(line);
              assertThat(one.path("target").asString()).isEqualTo("clamav");
              boolean exact = one.path("status").asString().equals("exact");
              assertThat(one.path("reason").asString().isEmpty()).as(line).isEqualTo(exact);
              boolean none = one.path("status").asString().equals("not-exported");
              assertThat(one.path("file").asString().isEmpty()).as(line).isEqualTo(none);
            });
  }

  @Test
  void export_text_saysWhatIsNotExact() {
    CommandRun run = export(temp.resolve("out"), "clamav");
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(": not exported: it needs several observations")
        .contains(": narrower: ")
        .endsWith("\n");
  }

  @Test
  void export_hostileName_endsNoComment() throws IOException {
    Path bundle = temp.resolve("bundle.json");
    String text =
        Files.readString(BUNDLE).replace("\"hash-sha256\"", "\"a\\nb\\u2028c\\u001b[31m\"");
    Files.writeString(bundle, text);
    CommandRun run =
        CommandRun.of(
            "advisory",
            "export",
            "--to",
            "clamav",
            "--out",
            temp.resolve("out").toString(),
            "--advisory",
            bundle.toString());
    assertThat(run.status()).isZero();
    assertThat(contents(temp.resolve("out")).get("sekisho.hsb")).contains("# a?b?c?[31m (");
  }

  @ParameterizedTest
  @EnumSource(dev.sekisho.exchange.Export.To.class)
  void export_everyFile_saysItsHighestLabelOnceAtItsHead(dev.sekisho.exchange.Export.To to)
      throws IOException {
    Map<String, String> files = labelled(to.name().toLowerCase(java.util.Locale.ROOT));
    files.keySet().removeAll(Set.of("report.jsonl", "sekisho-export.txt"));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            (name, text) -> {
              String label = text.lines().skip(1).findFirst().orElseThrow();
              assertThat(label).as(name).contains(" Highest TLP label in this file: ");
              assertThat(text.split("Highest TLP label")).as(name).hasSize(2);
            });
  }

  @Test
  void export_withoutTlp_withholdsNothingAndSaysTheHighestOfEachFile() throws IOException {
    assertThat(labelled("clamav").get("sekisho.hsb"))
        .contains("# Highest TLP label in this file: TLP:RED\n", "# hash-sha256 (");
    assertThat(labelled("clamav").get("sekisho.cdb"))
        .contains("# Highest TLP label in this file: none, no rule has a label\n");
    assertThat(last.err()).contains("highest TLP: TLP:RED;");
  }

  @Test
  void export_tlp_withholdsWhatIsNarrowerAndSaysWhy() throws IOException {
    Map<String, String> files = labelled("clamav", "--tlp", "green");
    assertThat(files.get("sekisho.hsb"))
        .contains("# Highest TLP label in this file: TLP:GREEN\n", "# hash-sha1-size (")
        .doesNotContain("# hash-sha256 (", "TLP:RED");
    List<String> report = files.getOrDefault("report.jsonl", "").lines().toList();
    JsonNode withheld = JSON.readTree(report.getFirst());
    assertThat(withheld.path("status").asString()).isEqualTo("not-exported");
    assertThat(withheld.path("tlp").asString()).isEqualTo("RED");
    assertThat(withheld.path("codes").toString()).isEqualTo("[\"TLP\"]");
    assertThat(report.stream().filter(line -> line.contains("\"TLP\""))).hasSize(1);
    assertThat(last.err())
        .contains(
            ": not exported: its TLP label is narrower than --tlp lets through: it is withheld")
        .contains("highest TLP: TLP:GREEN;");
  }

  @Test
  void export_tlpThatIsNoLabel_isRefusedAndNothingWritten() {
    CommandRun run = export(temp.resolve("out"), "clamav", "--tlp", "PURPLE");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("“PURPLE” is no TLP label");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  /// An export of the bundle with one hash marked RED and one GREEN.
  private Map<String, String> labelled(String target, String... more) throws IOException {
    String text =
        Files.readString(BUNDLE)
            .replace(
                "\"hash-sha256\",", marked("hash-sha256", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"))
            .replace(
                "\"hash-sha1-size\",",
                marked("hash-sha1-size", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"));
    Path bundle = Files.writeString(temp.resolve("labelled.json"), text);
    Path out = temp.resolve("labelled");
    String[] command = {
      "advisory", "export", "--to", target, "--out", out.toString(), "--advisory", bundle.toString()
    };
    last = CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    assertThat(last.status()).as(last.err()).isZero();
    return contents(out);
  }

  private static String marked(String name, String marking) {
    return "\"%s\", \"object_marking_refs\": [\"marking-definition--%s\"],"
        .formatted(name, marking);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
