package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An export of the Mimail advisory and of `export/stix.json`, held against what a scan of the same
/// mails sees: the oracle for what a rule claims to be.
///
/// @param folder the exported files
/// @param report what became of each indicator, by id
/// @param seen what a scan sights or hints at, by mail
record Exported(Path folder, Map<String, JsonNode> report, Map<Path, Set<String>> seen) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path MAILS = Path.of("src", "test", "resources", "export", "mails");
  private static final Path BUNDLE = Path.of("src", "test", "resources", "export", "stix.json");

  /// Exports to a new folder in `temp`, and scans.
  static Exported to(String target, Path temp) throws IOException {
    Path folder = temp.resolve(target);
    CommandRun export =
        run(
            "advisory",
            "export",
            "--to",
            target,
            "--out",
            folder.toString(),
            "--weak",
            "-f",
            "json");
    assertThat(export.status()).as(export.err()).isZero();
    Map<String, JsonNode> report = new LinkedHashMap<>();
    for (String line : export.lines()) {
      JsonNode one = JSON.readTree(line);
      report.put(one.path("indicator").asString(), one);
    }
    return new Exported(folder, report, scan());
  }

  private static CommandRun run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--advisory", mimail().toString(), "--advisory", BUNDLE.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static Path mimail() {
    return SharedData.projectRoot().resolve("advisories").resolve("mimail");
  }

  private static Map<Path, Set<String>> scan() throws IOException {
    Map<Path, Set<String>> seen = new TreeMap<>();
    for (Path folder : List.of(mimail().resolve("vectors"), MAILS.toAbsolutePath())) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".eml"))
            .forEach(file -> seen.put(file, new TreeSet<>()));
      }
    }
    List<String> command = new ArrayList<>(List.of("scan", "-f", "json"));
    seen.keySet().forEach(file -> command.add(file.toString()));
    for (String line : run(command.toArray(String[]::new)).lines()) {
      JsonNode message = JSON.readTree(line);
      if (message.path("source").isMissingNode()) {
        continue; // a sighting that spans messages
      }
      Set<String> ids = of(seen, Path.of(message.path("source").asString()));
      message.path("sightings").forEach(one -> ids.add(one.path("indicator").asString()));
      message.path("hints").forEach(one -> ids.add(one.path("indicator").asString()));
    }
    return seen;
  }

  private static Set<String> of(Map<Path, Set<String>> seen, Path mail) {
    return Objects.requireNonNull(seen.get(mail), mail.toString());
  }

  /// What became of an indicator.
  JsonNode outcome(String id) {
    return Objects.requireNonNull(report.get(id), id);
  }

  /// The mails.
  List<Path> mails() {
    return List.copyOf(seen.keySet());
  }

  /// The start of the names of an indicator's rules.
  static String name(String indicator) {
    return indicator.substring("indicator--".length(), "indicator--".length() + 8);
  }

  /// Holds what the rules of the program hit against what each claims to be.
  ///
  /// @param hits names of the rules that were met, by mail
  /// @return indicators whose rules hit something rightly
  Set<String> check(Map<Path, Set<String>> hits) {
    List<String> wrong = new ArrayList<>();
    Set<String> right = new TreeSet<>();
    report.forEach(
        (id, line) -> {
          String status = line.path("status").asString();
          for (Path mail : mails()) {
            boolean hit = any(hits.getOrDefault(mail, Set.of()), rule -> rule.contains(name(id)));
            boolean met = of(seen, mail).contains(id);
            boolean missed = met && !hit && (status.equals("exact") || status.equals("wider"));
            boolean extra = hit && !met && !status.equals("wider") && !status.equals("differs");
            if (missed || extra) {
              wrong.add((missed ? "missed " : "extra ") + status + " " + line + " in " + mail);
            }
            if (hit && met) {
              right.add(id);
            }
          }
        });
    assertThat(wrong).isEmpty();
    return right;
  }

  private static boolean any(Set<String> names, Predicate<String> test) {
    return names.stream().anyMatch(test);
  }

  /// Names of the indicators of `export/stix.json` by id.
  Map<String, String> names() throws IOException {
    Map<String, String> names = new TreeMap<>();
    JSON.readTree(Files.readAllBytes(BUNDLE))
        .path("objects")
        .forEach(one -> names.put(one.path("id").asString(), one.path("name").asString()));
    return names;
  }

  /// Status of an indicator of `export/stix.json` by its name.
  String status(String name) throws IOException {
    String id =
        names().entrySet().stream()
            .filter(entry -> entry.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    return outcome(id).path("status").asString();
  }

  /// Skips the test where a program is absent.
  static void needs(Path program, String debian) {
    assumeTrue(Files.isExecutable(program), "Debian's " + debian + " is not installed");
  }

  /// All that a command prints; it has to end with one of `statuses`.
  static List<String> lines(Path temp, List<String> command, Integer... statuses)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(temp, "out", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(temp.toFile())
            .start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(output);
    assertThat(statuses).as(command + ": " + lines).contains(status);
    return lines;
  }
}
