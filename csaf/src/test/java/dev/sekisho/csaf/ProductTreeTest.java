package dev.sekisho.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductTreeTest {
  private static final JsonNode DOCUMENT =
      JsonMapper.shared()
          .readTree(
              """
              {"product_tree": {
                "branches": [{"category": "vendor", "name": "Example", "branches": [
                  {"category": "product_version", "name": "1.0", "product": {
                    "product_id": "A", "name": "Example Mail 1.0",
                    "product_identification_helper": {"cpe": "cpe:/a:example:mail:1.0"}}}]}],
                "full_product_names": [{"product_id": "B", "name": "OS"}, 7],
                "relationships": [{"category": "installed_on", "product_reference": "A",
                  "relates_to_product_reference": "B",
                  "full_product_name": {"product_id": "AB", "name": "Mail on OS"}}],
                "product_groups": [{"group_id": "G", "product_ids": ["A", "AB"]}]},
               "vulnerabilities": [{"cve": "CVE-2003-0001",
                "product_status": {"known_affected": ["A"]},
                "remediations": [{"category": "vendor_fix", "details": "Update.",
                  "group_ids": ["G", "absent"], "product_ids": ["B"]}]}]}
              """);

  private final ProductTree tree = ProductTree.of(DOCUMENT);

  @Test
  void product_onABranch_knowsBranchesAndHelper() {
    Product product = tree.product("A").orElseThrow();

    assertThat(product.branch("vendor")).contains("Example");
    assertThat(product.branch("product_version")).contains("1.0");
    assertThat(product.helper().cpe()).isEqualTo("cpe:/a:example:mail:1.0");
    assertThat(product.node().path()).isEqualTo("/product_tree/branches/0/branches/0/product");
  }

  @Test
  void product_ofARelationship_knowsBothEnds() {
    assertThat(tree.product("AB").orElseThrow().relationship())
        .contains(new Product.Relationship("installed_on", "A", "B"));
  }

  @Test
  void definitions_somethingElseThanAProduct_isLeftOut() {
    assertThat(tree.definitions()).extracting(Product::id).containsExactly("A", "B", "AB");
  }

  @Test
  void vulnerability_groupsOfARemediation_areResolved() {
    Vulnerability vulnerability = Vulnerability.of(DOCUMENT, tree).getFirst();

    assertThat(vulnerability.products(Vulnerability.Status.KNOWN_AFFECTED)).containsExactly("A");
    assertThat(vulnerability.products(Vulnerability.Status.FIXED)).isEmpty();
    assertThat(vulnerability.remediations().getFirst().products())
        .containsExactlyInAnyOrder("A", "AB", "B");
  }

  @Test
  void of_anotherKindOfDocument_isEmpty() {
    assertThat(ProductTree.of(JsonMapper.shared().readTree("[1]")).definitions()).isEmpty();
  }
}
