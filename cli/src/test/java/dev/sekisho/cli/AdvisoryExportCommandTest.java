package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
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
