package dev.sekisho.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// For each optional and informative test a smallest document that fails it, and one that passes.
class OptionalAndInformativeTestsTest {
  /// @param fails members of a document at which the test objects
  /// @param path where it does
  /// @param passes members of one that is like it and passes
  record Case(String test, String fails, String path, String passes) {
    @Override
    public String toString() {
      return test;
    }
  }

  private static String product(String more) {
    return "\"product_tree\": {\"full_product_names\": [{\"product_id\": \"A\", \"name\": \"a\" "
        + more
        + "}]}";
  }

  private static String hash(String hashes) {
    return product(
        ", \"product_identification_helper\": {\"hashes\": [{\"filename\": \"f\","
            + " \"file_hashes\": ["
            + hashes
            + "]}]}");
  }

  private static String one(String algorithm, int digits) {
    return "{\"algorithm\": \"%s\", \"value\": \"%s\"}".formatted(algorithm, "0".repeat(digits));
  }

  private static String vulnerability(String members) {
    return "\"vulnerabilities\": [{" + members + "}]";
  }

  private static String document(String members) {
    return "\"document\": {" + members + "}";
  }

  private static String tracking(String members) {
    return document("\"tracking\": {" + members + "}");
  }

  private static String history(String number) {
    return "\"revision_history\": [{\"date\": \"2003-08-02T00:00:00Z\", \"number\": \"%s\"}]"
        .formatted(number);
  }

  private static String branch(String category, String name) {
    return "\"product_tree\": {\"branches\": [{\"category\": \"%s\", \"name\": \"%s\"}]}"
        .formatted(category, name);
  }

  private static final String AFFECTED = "\"product_status\": {\"known_affected\": [\"A\"]}";
  private static final String STATUS = "/vulnerabilities/0/product_status/known_affected/0";
  private static final String HASHES =
      "/product_tree/full_product_names/0/product_identification_helper/hashes/0/file_hashes";

  private static String score(String kind, String version, String vector, String status) {
    return vulnerability(
        "\"product_status\": {\"%s\": [\"A\"]}, \"scores\": [{\"products\": [\"A\"], \"%s\": {\"version\": \"%s\", \"vectorString\": \"%s\"}}]"
            .formatted(status, kind, version, vector));
  }

  private static final String V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

  static List<Case> cases() {
    return List.of(
        new Case(
            "6.2.1",
            product(""),
            "/product_tree/full_product_names/0/product_id",
            product("") + ", " + vulnerability(AFFECTED)),
        new Case(
            "6.2.2",
            vulnerability(AFFECTED),
            STATUS,
            vulnerability(AFFECTED + ", \"remediations\": [{\"product_ids\": [\"A\"]}]")),
        new Case(
            "6.2.3",
            vulnerability(AFFECTED),
            STATUS,
            score("cvss_v3", "3.1", V31, "known_affected")),
        new Case(
            "6.2.4",
            tracking(history("1.0.0+exp")),
            "/document/tracking/revision_history/0/number",
            tracking(history("1.0.0"))),
        new Case(
            "6.2.5",
            tracking(history("1") + ", \"initial_release_date\": \"2003-08-01T00:00:00Z\""),
            "/document/tracking/initial_release_date",
            tracking(history("1") + ", \"initial_release_date\": \"2003-08-02T01:00:00+01:00\"")),
        new Case(
            "6.2.6",
            tracking(history("1") + ", \"current_release_date\": \"2003-08-01T00:00:00Z\""),
            "/document/tracking/current_release_date",
            tracking(history("1") + ", \"current_release_date\": \"2003-08-03T00:00:00Z\"")),
        new Case(
            "6.2.7",
            vulnerability("\"involvements\": [{\"party\": \"vendor\"}]"),
            "/vulnerabilities/0/involvements/0",
            vulnerability(
                "\"involvements\": [{\"party\": \"vendor\", \"date\": \"2003-08-02T00:00:00Z\"}]")),
        new Case(
            "6.2.8", hash(one("md5", 32)), HASHES, hash(one("md5", 32) + "," + one("sha256", 64))),
        new Case(
            "6.2.9",
            hash(one("sha1", 40)),
            HASHES,
            hash(one("sha1", 40) + "," + one("sha256", 64))),
        new Case(
            "6.2.10",
            document(""),
            "/document/distribution/tlp/label",
            document("\"distribution\": {\"tlp\": {\"label\": \"WHITE\"}}")),
        new Case(
            "6.2.11",
            document(
                "\"references\": [{\"category\": \"self\", \"url\": \"https://example.com/b.json\"}], \"tracking\": {\"id\": \"A b\"}"),
            "/document/references",
            document(
                "\"references\": [{\"category\": \"self\", \"url\": \"https://example.com/a_b.json\"}], \"tracking\": {\"id\": \"A b\"}")),
        new Case("6.2.12", document(""), "/document/lang", document("\"lang\": \"en\"")),
        new Case(
            "6.2.13",
            document("\"title\": \"a\", \"category\": \"b\""),
            "/document/category",
            document("\"category\": \"b\", \"title\": \"a\"")),
        new Case(
            "6.2.14",
            document("\"lang\": \"qtx\""),
            "/document/lang",
            document("\"lang\": \"ja\"")),
        new Case(
            "6.2.15",
            document("\"lang\": \"i-default\""),
            "/document/lang",
            document("\"lang\": \"ja\"")),
        new Case(
            "6.2.16",
            product(""),
            "/product_tree/full_product_names/0",
            product(", \"product_identification_helper\": {\"skus\": [\"1\"]}")),
        new Case(
            "6.2.17",
            vulnerability("\"ids\": [{\"text\": \"CVE-2003-0001\"}]"),
            "/vulnerabilities/0/ids/0/text",
            vulnerability("\"ids\": [{\"text\": \"MS03-014\"}]")),
        new Case(
            "6.2.18",
            branch("product_version_range", ">4.2"),
            "/product_tree/branches/0/name",
            branch("product_version_range", "vers:generic/>4.2")),
        new Case(
            "6.2.19",
            score("cvss_v3", "3.1", V31, "fixed"),
            "/vulnerabilities/0/product_status/fixed/0",
            score("cvss_v3", "3.1", V31 + "/MC:N/MI:N/MA:N", "fixed")),
        new Case("6.2.20", "\"more\": 1", "", document("")),
        new Case(
            "6.3.1",
            score("cvss_v2", "2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "fixed"),
            "/vulnerabilities/0/scores/0/cvss_v2",
            score("cvss_v3", "3.1", V31, "fixed")),
        new Case(
            "6.3.2",
            score("cvss_v3", "3.0", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "fixed"),
            "/vulnerabilities/0/scores/0/cvss_v3/version",
            score("cvss_v3", "3.1", V31, "fixed")),
        new Case(
            "6.3.3",
            vulnerability("\"title\": \"a\""),
            "/vulnerabilities/0",
            vulnerability("\"cve\": \"CVE-2003-0001\"")),
        new Case(
            "6.3.4",
            vulnerability("\"title\": \"a\""),
            "/vulnerabilities/0",
            vulnerability("\"cwe\": {\"id\": \"CWE-79\"}")),
        new Case("6.3.5", hash(one("sha1", 40)), HASHES + "/0/value", hash(one("sha256", 64))),
        new Case(
            "6.3.9",
            "\"product_tree\": {\"branches\": [{\"category\": \"vendor\", \"name\": \"a\", \"product\": {\"product_id\": \"A\"}}]}",
            "/product_tree/branches/0/product",
            "\"product_tree\": {\"branches\": [{\"category\": \"vendor\", \"branches\": [{\"category\": \"product_name\", \"branches\": [{\"category\": \"product_version\", \"product\": {\"product_id\": \"A\"}}]}]}]}"),
        new Case(
            "6.3.10",
            branch("product_version_range", "vers:generic/>4.2"),
            "/product_tree/branches/0/category",
            branch("product_version", "4.2")),
        new Case(
            "6.3.11",
            branch("product_version", "v4.2"),
            "/product_tree/branches/0/name",
            branch("product_version", "vista")));
  }

  private static List<String> paths(String test, String members) {
    JsonNode root = JsonMapper.shared().readTree("{" + members + "}");
    return Validator.validate(root).findings().stream()
        .filter(finding -> finding.test().equals(test))
        .map(Finding::path)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validate_smallestDocument_failsOrPasses(Case one) {
    assertThat(paths(one.test(), one.fails())).containsExactly(one.path());
    assertThat(paths(one.test(), one.passes())).isEmpty();
  }

  @Test
  void cases_areThereForEveryTestThatIsDone() {
    Set<String> tested = cases().stream().map(Case::test).collect(Collectors.toSet());
    Set<String> unchecked = Set.of("6.3.6", "6.3.7", "6.3.8");

    assertThat(Stream.concat(tested.stream(), unchecked.stream()))
        .containsExactlyInAnyOrderElementsOf(
            Validator.tests().stream()
                .filter(test -> test.startsWith("6.2.") || test.startsWith("6.3."))
                .toList());
  }

  @Test
  void validate_whatNeedsANetworkOrASpellChecker_isSaidToBeUnchecked() {
    JsonNode root =
        JsonMapper.shared()
            .readTree(
                SharedData.projectRoot()
                    .resolve("advisories/mimail/sekisho-2003-0001.json")
                    .toFile());

    assertThat(Validator.validate(root).unchecked())
        .extracting(Validation.Unchecked::test)
        .contains("6.3.6", "6.3.8");
  }
}
