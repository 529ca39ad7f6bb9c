package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.AdvisoryLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Identifiers, relationships and remediations of made documents.
class AssetMatcherTest {
  private static final String PRODUCT =
      "{\"category\":\"vendor\",\"name\":\"V\",\"branches\":[{\"category\":\"product_name\",\"name\":\"P\",\"branches\":[%s]}]}";

  @TempDir private Path folder;

  private List<Exposure> exposures(String tree, String vulnerability, InstalledProduct... installed)
      throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(
        file,
        "{\"document\":{\"csaf_version\":\"2.0\",\"lang\":\"en\",\"tracking\":{\"id\":\"A\",\"version\":\"1\"}},"
            + "\"product_tree\":"
            + tree
            + ",\"vulnerabilities\":["
            + vulnerability
            + "]}");
    Statements statements =
        Statements.of(AdvisoryLoader.load(List.of(file)).advisories().getFirst(), new ArrayList<>())
            .orElseThrow();
    return new AssetMatcher(statements).exposures(new Asset("h", List.of(installed)));
  }

  private static String leaf(String category, String name, String id, String helper) {
    return "{\"category\":\"%s\",\"name\":\"%s\",\"product\":{\"name\":\"V P %s\",\"product_id\":\"%s\",\"product_identification_helper\":{%s}}}"
        .formatted(category, name, name, id, helper);
  }

  private static String branches(String... leaves) {
    return "{\"branches\":[" + PRODUCT.formatted(String.join(",", leaves)) + "]}";
  }

  private static String affected(String... ids) {
    return "{\"cve\":\"CVE-2026-0001\",\"product_status\":{\"known_affected\":[\"%s\"]}}"
        .formatted(String.join("\",\"", ids));
  }

  private static InstalledProduct identified(String name, String version, Identifiers ids) {
    return new InstalledProduct(
        "", name, version, InstalledProduct.Kind.PRODUCT, Versions.GENERIC, ids, "t");
  }

  @Test
  void hash_sameDigest_isThatBuildWhateverItsName() throws IOException {
    String helper =
        "\"hashes\":[{\"filename\":\"f\",\"file_hashes\":[{\"algorithm\":\"sha256\",\"value\":\"AB12\"}]}]";
    Identifiers ids =
        new Identifiers(
            List.of(),
            List.of(),
            Map.of("sha256", List.of("ab12")),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    List<Exposure> found =
        exposures(
            branches(leaf("product_version", "1.0", "p", helper)),
            affected("p"),
            identified("renamed", "", ids));

    assertThat(found).singleElement().extracting(Exposure::status).isEqualTo(Status.AFFECTED);
    assertThat(found.getFirst().matches().getFirst().by()).isEqualTo(Match.By.HASH);
  }

  @Test
  void cpe_sameProduct_versionIsCompared() throws IOException {
    String helper = "\"cpe\":\"cpe:2.3:a:v:p:*:*:*:*:*:*:*:*\"";
    Identifiers ids =
        new Identifiers(
            List.of("cpe:2.3:a:v:p:1.5:*:*:*:*:*:*:*"),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(
            exposures(
                branches(leaf("product_version_range", "vers:generic/<2.0", "p", helper)),
                affected("p"),
                identified("other name", "", ids)))
        .singleElement()
        .extracting(Exposure::status)
        .isEqualTo(Status.AFFECTED);
  }

  @Test
  void purl_otherArchitecture_isNoMatch() throws IOException {
    String helper = "\"purl\":\"pkg:rpm/x/p@1-1?arch=x86_64\"";

    assertThat(
            exposures(
                branches(leaf("product_version", "1-1", "p", helper)),
                affected("p"),
                identified("p", "1-1", Identifiers.ofPurl("pkg:rpm/x/p@1-1?arch=aarch64"))))
        .isEmpty();
  }

  @Test
  void modelNumber_wildcards_meet() {
    assertThat(Numbers.meets("6ES7*-0AB?", "6es7314-6EH04-0AB0")).isTrue();
    assertThat(Numbers.meets("6ES7*-0AB?", "6ES7314-6EH04-0AC0")).isFalse();
    assertThat(Numbers.meets("A\\*B", "A*B")).isTrue();
    assertThat(Numbers.meets("A\\*B", "AxB")).isFalse();
  }

  @Test
  void distributionPackage_againstTheVendorsRange_isUnknown() throws IOException {
    InstalledProduct deb =
        new InstalledProduct(
            "",
            "p",
            "1.0-1+deb12u3",
            InstalledProduct.Kind.PRODUCT,
            Versions.DEB,
            Identifiers.NONE,
            "t");

    assertThat(
            exposures(
                branches(leaf("product_version_range", "vers:generic/<2.0", "p", "")),
                affected("p"),
                deb))
        .singleElement()
        .extracting(Exposure::status)
        .isEqualTo(Status.UNKNOWN);
  }

  @Test
  void defaultComponent_isThereUnlessTheInventoryListsAnother() throws IOException {
    String tree =
        "{\"branches\":[%s,{\"category\":\"vendor\",\"name\":\"C\",\"branches\":[{\"category\":\"product_name\",\"name\":\"Lib\",\"branches\":[{\"category\":\"product_version\",\"name\":\"3\",\"product\":{\"name\":\"Lib 3\",\"product_id\":\"c\"}}]}]}],"
                .formatted(PRODUCT.formatted(leaf("product_version", "1.0", "p", "")))
            + "\"relationships\":[{\"category\":\"default_component_of\",\"full_product_name\":{\"name\":\"Lib in P\",\"product_id\":\"r\"},\"product_reference\":\"c\",\"relates_to_product_reference\":\"p\"}]}";
    InstalledProduct product = InstalledProduct.of("V", "P", "1.0", "t");

    assertThat(exposures(tree, affected("r"), product))
        .extracting(Exposure::status)
        .containsExactly(Status.AFFECTED);
    assertThat(exposures(tree, affected("r"), product, InstalledProduct.of("C", "Lib", "4", "t")))
        .extracting(Exposure::status)
        .doesNotContain(Status.AFFECTED);
  }

  @Test
  void relationships_thatReferToEachOther_end() throws IOException {
    String relation =
        "{\"category\":\"installed_with\",\"full_product_name\":{\"name\":\"x\",\"product_id\":\"%s\"},\"product_reference\":\"%s\",\"relates_to_product_reference\":\"%s\"}";
    StringBuilder relations = new StringBuilder(relation.formatted("r0", "p", "p"));
    for (int i = 1; i < 40; i++) {
      relations.append(',').append(relation.formatted("r" + i, "r" + (i - 1), "r" + (i - 1)));
    }
    relations.append(',').append(relation.formatted("a", "b", "b"));
    relations.append(',').append(relation.formatted("b", "a", "a"));
    String tree =
        "{\"branches\":[%s],\"relationships\":[%s]}"
            .formatted(PRODUCT.formatted(leaf("product_version", "1.0", "p", "")), relations);

    assertThat(
            exposures(
                tree,
                affected("r39", "a", "p"),
                InstalledProduct.of("V", "P", "1.0", "t"),
                InstalledProduct.of("V", "P", "1.0", "u")))
        .hasSize(2);
  }

  @Test
  void remediations_supersedingFixComesFirst() throws IOException {
    String vulnerability =
        "{\"product_status\":{\"known_affected\":[\"p\"]},\"remediations\":["
            + "{\"category\":\"mitigation\",\"details\":\"Block it\",\"product_ids\":[\"p\"]},"
            + "{\"category\":\"vendor_fix\",\"details\":\"Update to V1.2 or later\",\"product_ids\":[\"p\"]},"
            + "{\"category\":\"vendor_fix\",\"details\":\"Update to V1.10 or later\",\"url\":\"https://example.org/\",\"product_ids\":[\"p\"],\"restart_required\":{\"category\":\"system\"}}]}";

    Exposure exposure =
        exposures(
                branches(leaf("product_version", "1.0", "p", "")),
                vulnerability,
                InstalledProduct.of("V", "P", "1.0", "t"))
            .getFirst();

    assertThat(exposure.steps())
        .extracting(step -> step.action().in("en") + " " + step.url())
        .containsExactly("Update to V1.10 or later https://example.org/");
    assertThat(exposure.restart()).isEqualTo("system");
    assertThat(exposure.alternatives())
        .extracting(Remediation::category)
        .containsExactly("vendor_fix", "mitigation");
  }
}
