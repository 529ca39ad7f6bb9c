package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdvisoryLoaderTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/problems");

  static List<Path> golden() throws IOException {
    try (Stream<Path> entries = Files.list(GOLDEN)) {
      return entries.filter(entry -> !entry.toString().endsWith(".out")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void load_brokenInput_saysWhereAndWhatToDo(Path input) throws IOException {
    Loaded loaded = AdvisoryLoader.load(List.of(input));
    StringBuilder told = new StringBuilder();
    for (Problem problem : loaded.problems()) {
      Path file = GOLDEN.relativize(problem.file());
      told.append("%s %s [%s]%n".formatted(problem.severity(), file, problem.place()));
      for (String language : new String[] {"en", "ja"}) {
        told.append(
            "  %s; %s%n".formatted(problem.what().in(language), problem.remedy().in(language)));
      }
    }
    loaded
        .advisories()
        .forEach(advisory -> told.append("used: ").append(advisory.id()).append('\n'));

    Path expected = GOLDEN.resolve(input.getFileName() + ".out");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, told);
    }
    assertThat(told.toString()).isEqualTo(Files.readString(expected));
  }

  @Test
  void load_missingPath_saysSoAndLoadsTheRest(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("absent");
    Loaded loaded = AdvisoryLoader.load(List.of(missing, bundle(folder, indicator("1", ""))));

    assertThat(loaded.advisories()).hasSize(1);
    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(missing);
              assertThat(problem.what().in("en")).isEqualTo("there is no such file or folder");
            });
  }

  @Test
  void load_emptyFolder_saysSo(@TempDir Path folder) {
    assertThat(AdvisoryLoader.load(List.of(folder)).problems())
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("it holds no .json file");
  }

  @Test
  void load_bareIndicator_isItsOwnAdvisory(@TempDir Path folder) throws IOException {
    Path file = bundle(folder, indicator("1", "\"modified\": \"2020-01-02T00:00:00Z\","));

    Advisory advisory = AdvisoryLoader.load(List.of(file)).advisories().getFirst();

    assertThat(advisory.id()).isEqualTo("indicator--1");
    assertThat(advisory.revision()).isEqualTo("2020-01-02T00:00:00Z");
    assertThat(advisory.title().in("ja")).isEqualTo("indicator--1");
    assertThat(advisory.indicators().getFirst().confidence()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "939a9414-2ddd-4d32-a0cd-375ea402b003,'',AMBER+STRICT",
    "bab4a63c-aed9-4cf5-a766-dfca5abac2bb,e828b379-4e03-4974-9ac4-e53a884c97c1,RED",
    "5e57c739-391a-4eb3-b6be-7d15ca92d5ed,613f2e26-407d-48c7-9eca-b8e91df99dc9,RED"
  })
  void load_markedIndicator_hasItsNarrowestLabel(
      String whole, String part, String label, @TempDir Path folder) throws IOException {
    String markings =
        """
        "object_marking_refs": ["marking-definition--%s"],
        "granular_markings": [{"selectors": ["name"], "marking_ref": "marking-definition--%s"}],
        """
            .formatted(whole, part);
    Path file = bundle(folder, indicator("1", markings));
    Advisory advisory = AdvisoryLoader.load(List.of(file)).advisories().getFirst();
    assertThat(advisory.indicators().getFirst().tlp()).isEqualTo(label);
    assertThat(advisory.tlp()).isEqualTo(label);
  }

  @Test
  void load_reportAndMalware_giveIdRevisionNames(@TempDir Path folder) throws IOException {
    Path file =
        bundle(
            folder,
            indicator("1", ""),
            "{\"type\": \"report\", \"id\": \"report--1\", \"modified\": \"2020\", \"name\": \"R\","
                + " \"object_refs\": [\"indicator--1\"]}",
            "{\"type\": \"malware\", \"id\": \"malware--1\", \"name\": \"M\", \"aliases\":"
                + " [\"N\"]}",
            relationship("indicates", "indicator--1", "malware--1"));

    Loaded loaded = AdvisoryLoader.load(List.of(file));

    assertThat(loaded.advisories())
        .singleElement()
        .satisfies(
            advisory -> {
              assertThat(advisory.id()).isEqualTo("report--1");
              assertThat(advisory.revision()).isEqualTo("2020");
              assertThat(advisory.names()).containsExactly("M", "N");
              assertThat(advisory.indicators().getFirst().names()).containsExactly("M", "N");
            });
  }

  @Test
  void load_twoVersionsOfAnIndicator_laterOneCounts(@TempDir Path folder) throws IOException {
    Path file =
        bundle(
            folder,
            indicator("1", "\"modified\": \"2021\", \"revoked\": true,"),
            indicator("1", "\"modified\": \"2020\","));

    Loaded loaded = AdvisoryLoader.load(List.of(file));

    assertThat(loaded.advisories()).hasSize(1);
    assertThat(Catalogue.of(loaded.advisories(), Instant.EPOCH).rules()).isEmpty();
  }

  @Test
  void catalogue_validFromAndUntil_areComparedWithTheScan(@TempDir Path folder) throws IOException {
    Path file =
        bundle(
            folder,
            indicator(
                "1",
                "\"valid_from\": \"2020-01-01T00:00:00Z\","
                    + "\"valid_until\": \"2021-01-01T00:00:00Z\","));
    List<Advisory> advisories = AdvisoryLoader.load(List.of(file)).advisories();

    assertThat(rulesAt(advisories, "2019-12-31T23:59:59Z")).isZero();
    assertThat(rulesAt(advisories, "2020-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(rulesAt(advisories, "2020-12-31T23:59:59Z")).isEqualTo(1);
    assertThat(rulesAt(advisories, "2021-01-01T00:00:00Z")).isZero();
  }

  private static int rulesAt(List<Advisory> advisories, String time) {
    return Catalogue.of(advisories, Instant.parse(time)).rules().size();
  }

  @Test
  void catalogue_hashConstants_areFolded(@TempDir Path folder) throws IOException {
    String folded =
        "[file:hashes.'SHA-1' = '%s'] AND [file:name = 'A' OR file:hashes.MD5 IN ('%s')]";
    String sha1 = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709";
    String md5 = "D41D8CD98F00B204E9800998ECF8427E";
    Path file =
        bundle(
            folder,
            pattern("1", folded.formatted(sha1, md5)),
            pattern(
                "2",
                folded.formatted(sha1.toLowerCase(Locale.ROOT), md5.toLowerCase(Locale.ROOT))));

    List<Rule> rules =
        Catalogue.of(AdvisoryLoader.load(List.of(file)).advisories(), Instant.EPOCH).rules();

    assertThat(rules.getFirst().pattern()).isEqualTo(rules.getLast().pattern());
  }

  @Test
  void load_invalidPattern_namesIndicatorAndPosition(@TempDir Path folder) throws IOException {
    Path file = bundle(folder, indicator("1", ""), pattern("2", "[file:name IS 'a']"));

    Loaded loaded = AdvisoryLoader.load(List.of(file));

    assertThat(Catalogue.of(loaded.advisories(), Instant.EPOCH).rules()).hasSize(1);
    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
              assertThat(problem.place()).isEqualTo("indicator--2");
              assertThat(problem.what().in("en")).contains("1:12");
            });
  }

  @Test
  void load_csafAlone_isAnAdvisoryWithoutIndicators(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(
        file,
        """
        {"document": {"csaf_version": "2.0", "lang": "de", "title": "Titel",
          "tracking": {"id": "A-1", "version": "1.0.0", "aliases": ["B-1"]}},
         "vulnerabilities": [{"cve": "CVE-2020-1234", "remediations": [
           {"category": "vendor_fix", "details": "Aktualisieren", "product_ids": ["P"]}]}]}
        """);

    assertThat(AdvisoryLoader.load(List.of(file)).advisories())
        .singleElement()
        .satisfies(
            advisory -> {
              assertThat(advisory.id()).isEqualTo("A-1");
              assertThat(advisory.ids()).containsExactly("B-1", "CVE-2020-1234");
              assertThat(advisory.title().in("en")).isEqualTo("Titel");
              assertThat(advisory.action().in("ja")).isEqualTo("Aktualisieren");
              assertThat(advisory.indicators()).isEmpty();
            });
  }

  private static Path bundle(Path folder, String... objects) throws IOException {
    Path file = folder.resolve("bundle.json");
    return Files.writeString(
        file,
        "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": ["
            + String.join(",", objects)
            + "]}");
  }

  private static String indicator(String number, String properties) {
    return "{\"type\": \"indicator\", \"id\": \"indicator--"
        + number
        + "\","
        + properties
        + "\"pattern_type\": \"stix\", \"pattern\": \"[file:name = 'a']\"}";
  }

  private static String pattern(String number, String pattern) {
    return indicator(number, "").replace("[file:name = 'a']", pattern);
  }

  private static String relationship(String type, String source, String target) {
    return "{\"type\": \"relationship\", \"id\": \"relationship--1\", \"relationship_type\": \"%s\","
            .formatted(type)
        + "\"source_ref\": \"%s\", \"target_ref\": \"%s\"}".formatted(source, target);
  }
}
