package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A store of Outlook, and its messages as Debian's `readpst` (package `pst-utils`) exports them,
/// get the same verdicts.
class OutlookStoreTest {
  private static final Path READPST = Path.of("/usr/bin/readpst");
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"testPST.pst", "testPST_variousBodyTypes.pst"})
  void scan_store_givesTheVerdictsOfItsMessagesExported(String name)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(READPST), "Debian's pst-utils is not installed");
    Path store =
        SharedData.projectRoot().resolve("document/src/test/resources/documents").resolve(name);
    Path exported = export(store);
    Path advisory = advisory(exported);

    Map<String, List<String>> ofStore = verdicts(advisory, store);
    Map<String, List<String>> ofExport = verdicts(advisory, exported);

    assertThat(ofStore).isEqualTo(ofExport);
    assertThat(ofStore.values()).allMatch(sighted -> sighted.getFirst().startsWith("sighting"));
  }

  /// Exports in one process: several may end before all is written.
  private Path export(Path store) throws IOException, InterruptedException {
    Path into = Files.createDirectory(folder.resolve("exported"));
    Process readpst =
        new ProcessBuilder(
                List.of(
                    READPST.toString(), "-j", "0", "-e", "-q", "-o", "exported", store.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(readpst.waitFor()).isZero();
    return into;
  }

  /// What was found of each message, by its Message-ID.
  private static Map<String, List<String>> verdicts(Path advisory, Path input) {
    CommandRun run =
        CommandRun.of("scan", "-f", "json", "--advisory", advisory.toString(), input.toString());
    Map<String, List<String>> verdicts = new TreeMap<>();
    for (String line : run.lines()) {
      JsonNode message = JSON.readTree(line);
      TreeSet<String> names = new TreeSet<>();
      message.path("sightings").forEach(sighting -> names.add(sighting.path("name").asString()));
      String verdict = message.path("verdict").asString() + " " + names;
      verdicts
          .computeIfAbsent(message.path("message_id").asString(), _ -> new ArrayList<>())
          .add(verdict);
    }
    return verdicts;
  }

  /// Indicators for what `show` sees in the exported messages: subjects, names, digests of files.
  private Path advisory(Path exported) throws IOException {
    TreeSet<String> patterns = new TreeSet<>();
    CommandRun scanned = CommandRun.of("scan", "-f", "json", exported.toString());
    for (String line : scanned.lines()) {
      String subject = JSON.readTree(line).path("subject").asString();
      patterns.add("[email-message:subject = " + quoted(subject) + "]");
    }
    patterns.add("[file:name = 'attachment.docx']");
    patterns.add(
        "[file:hashes.'SHA-256' ="
            + " '0c87a742c970907d3b08c73e7834768abadd00fe4f4995a7dd98a206d4c494c0']");
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("type", "bundle").put("id", "bundle--5d2b6ad1-6f0b-4c6e-8d39-0f2a2d8b6c01");
    ArrayNode objects = bundle.putArray("objects");
    int number = 0;
    for (String pattern : patterns) {
      objects
          .addObject()
          .put("type", "indicator")
          .put("spec_version", "2.1")
          .put("id", "indicator--5d2b6ad1-6f0b-4c6e-8d39-%012x".formatted(number++))
          .put("created", "2026-01-01T00:00:00.000Z")
          .put("modified", "2026-01-01T00:00:00.000Z")
          .put("name", pattern)
          .put("pattern", pattern)
          .put("pattern_type", "stix")
          .put("confidence", 90)
          .put("valid_from", "2026-01-01T00:00:00Z");
    }
    return Files.writeString(folder.resolve("stix.json"), bundle.toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
