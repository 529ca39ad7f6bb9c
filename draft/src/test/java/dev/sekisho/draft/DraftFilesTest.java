package dev.sekisho.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import dev.sekisho.csaf.Finding;
import dev.sekisho.csaf.Validator;
import dev.sekisho.stix.BundleValidator;
import dev.sekisho.stix.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The files of a draft are what the standards and our own loader ask for.
class DraftFilesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Path> pages() {
    return Samples.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void csaf_ofPage_passesSchemaAndMandatoryTests(Path page) {
    assertThat(
            Validator.validate(JSON.readTree(Samples.draft(page).csaf())).findings().stream()
                .filter(finding -> finding.group().compareTo(Finding.Group.OPTIONAL) < 0)
                .map(
                    finding -> finding.test() + " " + finding.path() + " " + finding.message("en")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void stix_ofPage_isValid(Path page) {
    assertThat(
            BundleValidator.validate(JSON.readTree(Samples.draft(page).stix())).stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void draft_inFolder_isLoadedAsOneAdvisory(Path page, @TempDir Path folder) throws IOException {
    Draft draft = Samples.draft(page);
    Files.writeString(folder.resolve("csaf.json"), draft.csaf());
    Files.writeString(folder.resolve("stix.json"), draft.stix());
    Loaded loaded = AdvisoryLoader.load(List.of(folder));
    assertThat(loaded.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR))
        .isEmpty();
    assertThat(loaded.advisories()).hasSize(1);
    assertThat(loaded.advisories().getFirst().indicators()).isNotEmpty();
  }

  @Test
  void golden_mimail_isUnchanged() throws IOException {
    Draft draft = Samples.draft(Samples.folder().resolve("mimail-en.html"));
    golden("mimail-en.csaf.json", draft.csaf());
    golden("mimail-en.stix.json", draft.stix());
  }

  private static void golden(String name, String text) throws IOException {
    Path file = Samples.folder().resolve("golden").resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
