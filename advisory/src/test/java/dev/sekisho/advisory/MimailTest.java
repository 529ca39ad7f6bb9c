package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import dev.sekisho.engine.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MimailTest {
  private static final Path BUNDLED = SharedData.projectRoot().resolve("advisories");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private static Advisory mimail() {
    return AdvisoryLoader.load(List.of(BUNDLED)).advisories().getFirst();
  }

  @Test
  void load_bundledSet_hasNoProblem() {
    Loaded loaded = AdvisoryLoader.load(List.of(BUNDLED));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.advisories()).extracting(Advisory::id).containsExactly("SEKISHO-2003-0001");
  }

  @Test
  void load_mimail_csafAndStixAreOneAdvisory() {
    Advisory mimail = mimail();

    assertThat(mimail.revision()).isEqualTo("2");
    assertThat(mimail.names())
        .containsExactly("Mimail", "WORM_MIMAIL.A", "W32.Mimail.A@mm", "W32/Mimail@MM");
    assertThat(mimail.severity()).isEqualTo(Localized.of("High", "高"));
    assertThat(mimail.tlp()).isEqualTo("WHITE");
    assertThat(mimail.action().in("en")).startsWith("Delete the message unopened");
    assertThat(mimail.action().in("ja")).startsWith("メールを開かずに削除し");
    assertThat(mimail.documents()).extracting(CsafDocument::lang).containsExactly("en", "ja");
    assertThat(mimail.indicators()).hasSize(12);
    assertThat(mimail.vectors()).isNotNull();
  }

  @Test
  void load_mimail_everyTextIsInBothLanguages() {
    Advisory mimail = mimail();

    assertThat(mimail.title().texts()).containsOnlyKeys("en", "ja");
    for (Indicator indicator : mimail.indicators()) {
      assertThat(indicator.name().texts()).as(indicator.id()).containsOnlyKeys("en", "ja");
    }
    for (CourseOfAction course : mimail.coursesOfAction()) {
      assertThat(course.name().texts()).as(course.id()).containsOnlyKeys("en", "ja");
      assertThat(course.steps())
          .isNotEmpty()
          .allSatisfy(step -> assertThat(step.texts()).containsOnlyKeys("en", "ja"));
    }
    CsafDocument original = mimail.documents().getFirst();
    CsafDocument translation = mimail.documents().getLast();
    assertThat(translation.notes()).hasSameSizeAs(original.notes());
    assertThat(translation.remediations()).hasSameSizeAs(original.remediations());
  }

  @Test
  void load_mimail_prerequisitesComeFirst() {
    assertThat(mimail().coursesOfAction())
        .filteredOn(course -> course.name().in("en").contains("Office 2000 SR-1"))
        .singleElement()
        .satisfies(
            course ->
                assertThat(course.steps())
                    .extracting(step -> step.in("en"))
                    .containsExactly(
                        "Apply Office 2000 SR-1.",
                        "Apply the Outlook 2000 SR-1 e-mail security update."));
  }

  @Test
  void catalogue_mimail_singleTermsAreWeak() {
    Catalogue catalogue = Catalogue.of(List.of(mimail()), NOW);

    Set<String> strong = new HashSet<>();
    for (int rule = 0; rule < catalogue.rules().size(); rule++) {
      assertThat(catalogue.entry(rule).indicator().id())
          .isEqualTo(catalogue.rules().get(rule).id());
      if (!catalogue.rules().get(rule).weak()) {
        strong.add(catalogue.entry(rule).indicator().name().in("en"));
      }
    }
    assertThat(catalogue.rules()).hasSize(12);
    assertThat(strong)
        .containsExactlyInAnyOrder(
            "Mimail mail: subject, archive and member",
            "Mimail mail: archive, member and body",
            "Mimail: bulk sending",
            "Mimail host: files and Run value together");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEKISHO-2003-0001",
        "sekisho-2003-0001-ja",
        "mimail",
        "worm_mimail.a",
        "W32.Mimail.A@MM",
        " w32/mimail@mm ",
        "ms03-014",
        "KB330994"
      })
  void find_anyNameInAnyCase_findsMimail(String query) {
    Catalogue catalogue = Catalogue.of(List.of(mimail()), NOW);

    assertThat(catalogue.find(query)).hasSize(1);
    assertThat(catalogue.find("W32.Klez.A@mm")).isEmpty();
  }

  @Test
  void catalogue_beforeTheNotice_hasNoRule() {
    Instant before = Instant.parse("2003-08-01T23:59:59Z");

    assertThat(Catalogue.of(List.of(mimail()), before).rules()).extracting(Rule::id).isEmpty();
  }

  @Test
  void bundle_everyReference_isInTheBundle() {
    JsonNode bundle = JsonMapper.shared().readTree(BUNDLED.resolve("mimail/stix.json").toFile());
    Set<String> ids = new HashSet<>();
    for (JsonNode object : bundle.path("objects")) {
      assertThat(ids.add(object.path("id").asString())).isTrue();
      assertThat(object.path("id").asString()).startsWith(object.path("type").asString() + "--");
    }
    for (JsonNode object : bundle.path("objects")) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        if (property.getKey().endsWith("_ref")) {
          assertThat(ids).contains(property.getValue().asString());
        } else if (property.getKey().endsWith("_refs")) {
          property.getValue().forEach(ref -> assertThat(ids).contains(ref.asString()));
        }
      }
    }
  }
}
