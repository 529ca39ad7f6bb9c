package dev.sekisho.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sekisho.bytes.Slice;
import dev.sekisho.cli.ConfigFuzzer;
import dev.sekisho.cli.ResumeFuzzer;
import dev.sekisho.exposure.IdentifiersFuzzer;
import dev.sekisho.exposure.VersionsFuzzer;
import dev.sekisho.imap.AddressFuzzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Replays what is recorded in each build; with `-Dsekisho.fuzz.seconds=N` each fuzzer then looks
/// for more for so long, as a process of its own; `-Dsekisho.fuzz.seed=N` starts all from one seed.
class FuzzersTest {
  private static final Path SEEDS = Path.of("src", "test", "resources", "seeds");
  private static final Path DICTIONARIES = Path.of("src", "test", "resources", "dictionaries");
  private static final Path WORK = Path.of("target", "fuzz");

  private static final int FINDING_LINES = 30;
  private static final String SANITIZERS = "com.code_intelligence.jazzer.sanitizers.";

  /// What else counts as a finding, and is meant: a server on this machine, an expression of the
  /// input's own.
  private static final Map<String, String> MEANT =
      Map.of(
          "imap", "ServerSideRequestForgery",
          "expression", "RegexInjection",
          "observed", "RegexInjection",
          "export", "RegexInjection");

  private interface Target {
    void run(byte[] input) throws IOException;
  }

  private record Fuzzer(String name, Class<?> target, Target run) {}

  /// Formats of {@link ContainerFuzzer}, each with seeds of its own.
  private static final List<String> CONTAINERS =
      List.of(
          "zip",
          "7z",
          "gzip",
          "bzip2",
          "xz",
          "zstd",
          "lz4",
          "compress",
          "tar",
          "cpio",
          "ar",
          "cab",
          "rar",
          "arj",
          "lha",
          "cms",
          "pem",
          "pgp",
          "binhex",
          "uuencode",
          "yenc",
          "applefile",
          "ole",
          "msg",
          "tnef",
          "activemime",
          "calendar",
          "vcard",
          "rtf",
          "pdf",
          "lnk",
          "onenote",
          "html",
          "chm",
          "szdd",
          "program",
          "shortcut",
          "relationships",
          "qr");

  private static final List<Fuzzer> OTHERS =
      List.of(
          new Fuzzer("mime", MimeFuzzer.class, MimeFuzzer::fuzzerTestOneInput),
          new Fuzzer("joining", JoiningFuzzer.class, JoiningFuzzer::fuzzerTestOneInput),
          new Fuzzer("iso", IsoFuzzer.class, IsoFuzzer::fuzzerTestOneInput),
          new Fuzzer("mbox", MboxFuzzer.class, MboxFuzzer::fuzzerTestOneInput),
          new Fuzzer("hive", HiveFuzzer.class, HiveFuzzer::fuzzerTestOneInput),
          new Fuzzer("pst", PstFuzzer.class, PstFuzzer::fuzzerTestOneInput),
          new Fuzzer("imap", ImapFuzzer.class, ImapFuzzer::fuzzerTestOneInput),
          new Fuzzer("pattern", PatternFuzzer.class, PatternFuzzer::fuzzerTestOneInput),
          new Fuzzer("advisory", AdvisoryFuzzer.class, AdvisoryFuzzer::fuzzerTestOneInput),
          new Fuzzer("inventory", InventoryFuzzer.class, InventoryFuzzer::fuzzerTestOneInput),
          new Fuzzer(
              "indicators", IndicatorListFuzzer.class, IndicatorListFuzzer::fuzzerTestOneInput),
          new Fuzzer("notice", NoticeFuzzer.class, NoticeFuzzer::fuzzerTestOneInput),
          new Fuzzer("collection", CollectionFuzzer.class, CollectionFuzzer::fuzzerTestOneInput),
          new Fuzzer("message", MessageFuzzer.class, MessageFuzzer::fuzzerTestOneInput),
          new Fuzzer("udf", UdfFuzzer.class, UdfFuzzer::fuzzerTestOneInput),
          new Fuzzer("script", ScriptFuzzer.class, ScriptFuzzer::fuzzerTestOneInput),
          new Fuzzer("expression", ExpressionFuzzer.class, ExpressionFuzzer::fuzzerTestOneInput),
          new Fuzzer("observed", ObservedDataFuzzer.class, ObservedDataFuzzer::fuzzerTestOneInput),
          new Fuzzer("export", ExportFuzzer.class, ExportFuzzer::fuzzerTestOneInput),
          new Fuzzer("signature", SignatureFuzzer.class, SignatureFuzzer::fuzzerTestOneInput),
          new Fuzzer("versions", VersionsFuzzer.class, VersionsFuzzer::fuzzerTestOneInput),
          new Fuzzer("identifiers", IdentifiersFuzzer.class, IdentifiersFuzzer::fuzzerTestOneInput),
          new Fuzzer("marks", MarksFuzzer.class, MarksFuzzer::fuzzerTestOneInput),
          new Fuzzer("resume", ResumeFuzzer.class, ResumeFuzzer::fuzzerTestOneInput),
          new Fuzzer("checkpoint", CheckpointFuzzer.class, CheckpointFuzzer::fuzzerTestOneInput),
          new Fuzzer("config", ConfigFuzzer.class, ConfigFuzzer::fuzzerTestOneInput),
          new Fuzzer("address", AddressFuzzer.class, AddressFuzzer::fuzzerTestOneInput));

  private static final List<Fuzzer> FUZZERS =
      Stream.concat(OTHERS.stream(), CONTAINERS.stream().map(FuzzersTest::ofContainer)).toList();

  private static Fuzzer ofContainer(String format) {
    return new Fuzzer(format, ContainerFuzzer.class, ContainerFuzzer::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> replay_recordedInputs_keepTheProperties() {
    return FUZZERS.stream().flatMap(FuzzersTest::replays);
  }

  @TestFactory
  Stream<DynamicTest> seeds_ofContainers_areRecognised() {
    return CONTAINERS.stream().map(format -> dynamicTest(format, () -> recognised(format)));
  }

  private static void recognised(String format) throws IOException {
    boolean any = false;
    try (Stream<Path> files = Files.list(SEEDS.resolve(format))) {
      for (Path file : files.toList()) {
        any |= !ContainerFuzzer.readers(Slice.of(Files.readAllBytes(file))).isEmpty();
      }
    }
    assertThat(any).isTrue();
  }

  @Test
  void seedsAndWords_ofEachFuzzer_areThoseOfOne() throws IOException {
    List<String> names = FUZZERS.stream().map(Fuzzer::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names(SEEDS)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(names(DICTIONARIES)).isNotEmpty().isSubsetOf(names);
    String testing = Files.readString(Path.of("..", "TESTING.md"));
    for (String name : names) {
      assertThat(testing).as("the table of parsers").contains("`" + name + "`");
    }
  }

  /// What is in a folder, without the endings of names.
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.dict$", ""))
          .toList();
    }
  }

  private static Stream<DynamicTest> replays(Fuzzer fuzzer) {
    try (Stream<Path> files = Files.list(SEEDS.resolve(fuzzer.name()))) {
      List<Path> found = files.sorted().toList();
      assertThat(found).isNotEmpty();
      return found.stream()
          .map(
              file ->
                  dynamicTest(file.toString(), () -> fuzzer.run().run(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> fuzz_forTheTimeAskedFor_findsNothing() {
    long seconds = Long.getLong("sekisho.fuzz.seconds", 0);
    return seconds == 0
        ? Stream.of(dynamicTest("not asked for", () -> assertThat(FUZZERS).isNotEmpty()))
        : FUZZERS.stream().map(f -> dynamicTest(f.name(), () -> fuzz(f, seconds)));
  }

  private static void fuzz(Fuzzer fuzzer, long seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(WORK.resolve(fuzzer.name()).resolve("corpus"));
    Path found = Files.createDirectories(WORK.resolve(fuzzer.name()).resolve("found"));
    Path log = WORK.resolve(fuzzer.name()).resolve("log.txt");
    Process process =
        new ProcessBuilder(command(fuzzer, seconds, corpus, found))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor())
        .as("what was found is in %s, what it did in %s: %s", found, log, finding(log))
        .isZero();
    assertThat(log).content().contains("Done ");
  }

  /// What the log says of a finding: the lines after its first exception or error.
  private static String finding(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .dropWhile(line -> !line.contains("== Java Exception") && !line.contains("ERROR: "))
          .limit(FINDING_LINES)
          .collect(Collectors.joining("\n"));
    }
  }

  private static List<String> command(Fuzzer fuzzer, long seconds, Path corpus, Path found) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", path));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + fuzzer.target().getName());
    command.add("--instrumentation_includes=dev.sekisho.**");
    String meant = MEANT.get(fuzzer.name());
    if (meant != null) {
      command.add("--disabled_hooks=" + SANITIZERS + meant);
    }
    command.add("--reproducer_path=" + found);
    command.add("-artifact_prefix=" + found + "/");
    Path words = DICTIONARIES.resolve(fuzzer.name() + ".dict");
    if (Files.exists(words)) {
      command.add("-dict=" + words);
    }
    command.add("-seed=" + Long.getLong("sekisho.fuzz.seed", 0));
    command.addAll(List.of("-max_total_time=" + seconds, "-timeout=20", "-max_len=16384"));
    command.addAll(List.of(corpus.toString(), SEEDS.resolve(fuzzer.name()).toString()));
    return command;
  }
}
