package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Problem;
import dev.sekisho.bytes.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The product rows of the founding advisory.
class MimailExposureTest {
  private static final Path BUNDLED = SharedData.projectRoot().resolve("advisories/mimail");

  private static List<Exposure> exposures(InstalledProduct... products) {
    List<Problem> problems = new ArrayList<>();
    Advisory mimail = AdvisoryLoader.load(List.of(BUNDLED)).advisories().getFirst();
    Statements statements = Statements.of(mimail, problems).orElseThrow();
    assertThat(problems).isEmpty();
    return new AssetMatcher(statements).exposures(new Asset("host", List.of(products)));
  }

  private static InstalledProduct microsoft(String name, String version) {
    return InstalledProduct.of("Microsoft", name, version, "test");
  }

  private static Exposure one(InstalledProduct... products) {
    return exposures(products).getFirst();
  }

  @Test
  void outlookExpress_eachVersion_isAffectedWithItsPatch() {
    for (String version : new String[] {"5.5", "6", "6 SP1"}) {
      Exposure exposure = one(microsoft("Outlook Express", version));

      assertThat(exposure.status()).isEqualTo(Status.AFFECTED);
      assertThat(exposure.steps())
          .singleElement()
          .satisfies(
              step ->
                  assertThat(step.action().in("en"))
                      .startsWith(
                          "Install the MS03-014 patch (q330994) for Outlook Express "
                              + version
                              + "."));
      assertThat(exposure.steps().getFirst().action().in("ja"))
          .startsWith("Outlook Express " + version + "用");
    }
  }

  @Test
  void outlookExpress6_mitigationIsTheAlternative() {
    assertThat(one(microsoft("Outlook Express", "6")).alternatives())
        .extracting(Remediation::category)
        .containsExactly("mitigation", "workaround");
  }

  @Test
  void outlookExpress6_virusPreventionOn_isMitigated() {
    Exposure exposure =
        one(microsoft("Outlook Express", "6"), InstalledProduct.patch("KB291387", "test"));

    assertThat(exposure.status()).isEqualTo(Status.MITIGATED);
    assertThat(exposure.steps()).isEmpty();
  }

  @Test
  void outlookExpress_patched_isFixed() {
    assertThat(
            one(microsoft("Outlook Express", "6 SP1"), InstalledProduct.patch("Q330994", "test"))
                .status())
        .isEqualTo(Status.FIXED);
  }

  @Test
  void outlookExpress_versionThatIsNotListed_isUnknown() {
    Exposure exposure = one(microsoft("Outlook Express", "5.0"));

    assertThat(exposure.status()).isEqualTo(Status.UNKNOWN);
    assertThat(exposure.reason().in("en")).contains("5.0 is not among those");
  }

  @Test
  void outlook2000_prerequisiteComesFirst() {
    Exposure exposure = one(microsoft("Microsoft Outlook 2000", "9.0.0.2711"));

    assertThat(exposure.status()).isEqualTo(Status.AFFECTED);
    assertThat(exposure.steps())
        .extracting(step -> step.order() + " " + step.action().in("en"))
        .containsExactly(
            "1 Apply Office 2000 SR-1.",
            "2 Apply the Outlook 2000 SR-1 e-mail security update, which blocks running executable"
                + " attachments.");
  }

  @Test
  void outlook2000_withTheUpdate_isMitigated() {
    assertThat(
            one(
                    microsoft("Outlook", "2000"),
                    InstalledProduct.patch("Outlook 2000 SR-1 e-mail security update", "test"))
                .status())
        .isEqualTo(Status.MITIGATED);
  }

  @Test
  void outlook2002_isProtectedAsShipped() {
    Exposure exposure = one(microsoft("Outlook", "2002"));

    assertThat(exposure.status()).isEqualTo(Status.PROTECTED);
    assertThat(exposure.steps()).isEmpty();
  }

  @Test
  void internetExplorer_isAffectedAsTheOutlookExpressBesideIt() {
    Exposure exposure =
        one(microsoft("Internet Explorer", "5.5"), microsoft("Outlook Express", "5.5"));

    assertThat(exposure.product().name()).isEqualTo("Internet Explorer");
    assertThat(exposure.status()).isEqualTo(Status.AFFECTED);
    assertThat(exposure.steps().getFirst().action().in("en")).contains("for Outlook Express 5.5.");
  }

  @Test
  void internetExplorer_alone_isAffected() {
    assertThat(one(microsoft("Internet Explorer", "6")).status()).isEqualTo(Status.AFFECTED);
  }

  @Test
  void internetExplorer_besidePatchedOutlookExpress_isFixed() {
    assertThat(
            exposures(
                microsoft("Internet Explorer", "5.5"),
                microsoft("Outlook Express", "5.5"),
                InstalledProduct.patch("KB330994", "test")))
        .extracting(Exposure::status)
        .containsExactly(Status.FIXED, Status.FIXED);
  }

  @Test
  void otherVendorsProductOfTheName_isNotMeant() {
    assertThat(exposures(InstalledProduct.of("Other", "Outlook Express", "6", "test"))).isEmpty();
  }
}
