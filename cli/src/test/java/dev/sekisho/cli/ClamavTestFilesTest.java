package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Debian's `clamav-testfiles`: one harmless program in every container that ClamAV opens. The
/// table in docs/containers.md is what is seen of them, written anew with `-Dgolden.write`.
class ClamavTestFilesTest {
  private static final Path FILES = Path.of("/usr/share/clamav-testfiles");
  private static final Path CLAMSCAN = Path.of("/usr/bin/clamscan");
  private static final byte[] TEXT =
      "KERNEL32.DLL\0\0ExitProcess\0USER32.DLL\0CLAMessageBoxA\0"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String START = "<!-- clamav-testfiles: start -->\n";
  private static final String END = "<!-- clamav-testfiles: end -->\n";

  @TempDir private Path folder;

  @Test
  void scan_everyTestFile_isSightedOrIncompleteWithItsCause() {
    assumeTrue(Files.isDirectory(FILES), "Debian's clamav-testfiles is not installed");
    List<String> rows = rows(Set.of());

    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows).noneMatch(row -> row.contains("| clean |"));
    assertThat(rows)
        .filteredOn(row -> row.contains("| incomplete |"))
        .noneMatch(row -> row.contains("|  |"));
  }

  @Test
  void page_table_isWhatIsSeen() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(FILES), "Debian's clamav-testfiles is not installed");
    assumeTrue(Files.isExecutable(CLAMSCAN), "Debian's clamav is not installed");
    Path page = SharedData.projectRoot().resolve("docs").resolve("containers.md");
    String text = Files.readString(page);
    int start = text.indexOf(START) + START.length();
    int end = text.indexOf(END);
    String table =
        "| file | verdict | where, or why not | clamscan |\n|---|---|---|---|\n"
            + String.join("", rows(foundByClamav()));
    if (System.getProperty("golden.write") != null) {
      Files.writeString(page, text.substring(0, start) + table + text.substring(end));
    } else {
      assertThat(text.substring(start, end))
          .as("docs/containers.md is written anew with -Dgolden.write=true")
          .isEqualTo(table);
    }
  }

  /// The files in which ClamAV finds the same text with a signature of ours.
  private Set<String> foundByClamav() throws IOException, InterruptedException {
    Path signature =
        Files.writeString(
            folder.resolve("clam.ndb"), "ClamExe:0:*:" + HexFormat.of().formatHex(TEXT) + "\n");
    Path output = folder.resolve("out");
    new ProcessBuilder(
            CLAMSCAN.toString(), "--no-summary", "-d", signature.toString(), FILES.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(output).stream()
        .filter(line -> line.endsWith(" FOUND"))
        .map(line -> line.substring(FILES.toString().length() + 1, line.indexOf(": ")))
        .collect(Collectors.toSet());
  }

  private static List<String> rows(Set<String> foundByClamav) {
    Path advisory = Path.of("src", "test", "resources", "clamav", "stix.json");
    CommandRun run =
        CommandRun.of("scan", "-f", "json", "--advisory", advisory.toString(), FILES.toString());
    JsonMapper mapper = JsonMapper.shared();
    List<String> rows = new ArrayList<>();
    run.lines().forEach(line -> rows.add(row(mapper.readTree(line), foundByClamav)));
    return rows.stream().sorted().toList();
  }

  private static String row(JsonNode message, Set<String> foundByClamav) {
    String verdict = message.path("verdict").asString();
    String source = message.path("source").asString();
    String file = source.substring(source.lastIndexOf('/') + 1);
    String why =
        verdict.equals("sighting")
            ? path(message.path("sightings").path(0).path("path"))
            : causes(message.path("incomplete"));
    String clamav = foundByClamav.contains(file) ? "finds it" : "–";
    return "| `%s` | %s | %s | %s |\n".formatted(file, verdict, why, clamav);
  }

  private static String path(JsonNode path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.asString().replaceAll("\\p{Cntrl}", "")));
    return names.size() < 2
        ? "itself"
        : "in `" + String.join(" › ", names.subList(1, names.size())) + "`";
  }

  private static String causes(JsonNode incomplete) {
    List<String> causes = new ArrayList<>();
    for (JsonNode gap : incomplete) {
      causes.add((gap.path("cause").asString() + " " + gap.path("detail").asString()).strip());
    }
    return String.join(", ", causes.stream().distinct().toList());
  }
}
