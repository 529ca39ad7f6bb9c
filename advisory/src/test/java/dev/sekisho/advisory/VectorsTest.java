package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private static Advisory load(Path folder) {
    return AdvisoryLoader.load(List.of(folder)).advisories().getFirst();
  }

  private static Vectors.Ran run(Advisory advisory) {
    return Vectors.run(advisory, EveryExpression.COMPILER, Limits.standard(), NOW);
  }

  private static Advisory with(Advisory a, List<Indicator> indicators) {
    return new Advisory(
        a.id(),
        a.revision(),
        a.title(),
        a.description(),
        a.severity(),
        a.tlp(),
        a.names(),
        a.ids(),
        a.action(),
        a.documents(),
        a.coursesOfAction(),
        indicators,
        a.vectors(),
        a.origin());
  }

  @Test
  void run_mimail_everyVectorPasses() {
    Vectors.Ran ran = run(load(MIMAIL));

    assertThat(ran.problems()).isEmpty();
    assertThat(ran.results())
        .hasSize(23)
        .allSatisfy(result -> assertThat(result.differences()).as(result.file()).isEmpty());
  }

  @Test
  void run_anyMailIndicatorTakenAway_someVectorFails() {
    Advisory mimail = load(MIMAIL);
    List<Indicator> inMail =
        mimail.indicators().stream()
            .filter(indicator -> !indicator.name().in("en").startsWith("Mimail host"))
            .toList();

    assertThat(inMail).hasSize(6);
    for (Indicator indicator : inMail) {
      Predicate<Indicator> isOther = other -> !other.equals(indicator);
      Advisory less = with(mimail, mimail.indicators().stream().filter(isOther).toList());
      assertThat(run(less).results())
          .as(indicator.name().in("en"))
          .flatExtracting(VectorResult::differences)
          .extracting(difference -> difference.in("en"))
          .anySatisfy(difference -> assertThat(difference).endsWith("misses " + indicator.id()));
    }
  }

  @Test
  void run_unexpectedSighting_isADifference(@TempDir Path folder) throws IOException {
    Path file = vectors(folder, "{\"file\": \"a.eml\", \"verdict\": \"clean\"}");
    Files.writeString(folder.resolve("vectors/a.eml"), "Subject: hello\n\nhello\n");
    assertThat(file).exists();

    assertThat(run(load(folder)).results())
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.differences())
                    .extracting(difference -> difference.in("en"))
                    .containsExactly(
                        "message 1: verdict sighting, expected clean",
                        "message 1: sights indicator--1, which is not expected"));
  }

  @Test
  void run_entryThatCannotBeRun_isAProblem(@TempDir Path folder) throws IOException {
    vectors(folder, "{\"file\": \"absent.eml\"}, {\"file\": \"../stix.json\"}, {}");

    Vectors.Ran ran = run(load(folder));

    assertThat(ran.results()).isEmpty();
    assertThat(ran.problems())
        .extracting(Problem::place)
        .containsExactly("absent.eml", "../stix.json", "");
  }

  @Test
  void run_otherVersion_isRefused(@TempDir Path folder) throws IOException {
    Path file = vectors(folder, "");
    Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 2"));

    assertThat(run(load(folder)).problems())
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("expected format and version sekisho-vectors 1");
  }

  @Test
  void run_noVectors_saysSo(@TempDir Path folder) throws IOException {
    Files.delete(vectors(folder, ""));

    assertThat(run(load(folder)).problems())
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("the advisory has no test vectors");
  }

  /// An advisory folder whose one indicator sights the subject "hello"; its `vectors.json`.
  static Path vectors(Path folder, String entries) throws IOException {
    Files.writeString(
        folder.resolve("stix.json"),
        "{\"type\": \"bundle\", \"objects\": [{\"type\": \"indicator\", \"id\": \"indicator--1\","
            + " \"pattern\": \"[email-message:subject = 'hello']\"}]}");
    Path vectors = Files.createDirectories(folder.resolve("vectors"));
    return Files.writeString(
        vectors.resolve("vectors.json"),
        "{\"format\": \"sekisho-vectors\", \"version\": 1, \"vectors\": [" + entries + "]}");
  }
}
