package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private static List<Problem> check(Path folder) {
    return Lint.check(AdvisoryLoader.load(List.of(folder)).advisories().getFirst());
  }

  @Test
  void check_mimail_onlyNotesThatHostIndicatorsAreForHosts() {
    List<Problem> problems = check(SharedData.projectRoot().resolve("advisories/mimail"));

    assertThat(problems).hasSize(6);
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.NOTE);
              assertThat(problem.what().in("en")).contains("mail never yields");
            });
  }

  @Test
  void check_strongIndicatorWithoutVector_isUntested(@TempDir Path folder) throws IOException {
    VectorsTest.vectors(folder, "");
    Files.writeString(folder.resolve("vectors/forgotten.eml"), "Subject: hello\n\n");

    assertThat(check(folder))
        .extracting(problem -> problem.what().in("en"))
        .containsExactly(
            "it names no malware",
            "no entry of vectors.json names this test vector",
            "no test vector sights this indicator");
  }

  @Test
  void check_noVectors_saysSo(@TempDir Path folder) throws IOException {
    Files.delete(VectorsTest.vectors(folder, ""));

    assertThat(check(folder))
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("it names no malware", "the advisory has no test vectors");
  }

  @Test
  void check_documentOfAnotherName_saysItsName(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("advisory.json"),
        "{\"document\": {\"csaf_version\": \"2.0\", \"tracking\": {\"id\": \"A_#1\"}}}");

    assertThat(check(folder))
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("CSAF 2.0 §5.1 names this document a_1.json");
  }
}
