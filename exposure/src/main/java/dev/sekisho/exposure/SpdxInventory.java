package dev.sekisho.exposure;

import static dev.sekisho.exposure.Nodes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the packages of an SPDX document in JSON: 2.2 and 2.3, and the graph of 3.0.
final class SpdxInventory {
  private final InventoryText text;
  private final Inventory.Builder inventory;

  SpdxInventory(InventoryText text, Inventory.Builder inventory) {
    this.text = text;
    this.inventory = inventory;
  }

  void read() {
    @Nullable JsonNode root = JsonInventory.read(text, inventory);
    if (root == null) {
      return;
    }
    int number = 0;
    for (JsonNode one : root.path("packages")) {
      add(one, "packages/" + number++, "versionInfo", "externalRefs", "checksums");
    }
    number = 0;
    for (JsonNode one : root.path("@graph")) {
      String place = "@graph/" + number++;
      if (text(one, "type").equals("software_Package")) {
        add(one, place, "software_packageVersion", "externalIdentifier", "verifiedUsing");
      }
    }
  }

  private void add(JsonNode one, String place, String version, String refs, String hashes) {
    String name = text(one, "name");
    if (name.isEmpty()) {
      inventory.add(InventoryProblems.badEntry(text.file(), place, "it has no name", "名前がありません"));
      return;
    }
    List<String> cpes = new ArrayList<>();
    List<String> purls = new ArrayList<>();
    String direct = text(one, "software_packageUrl");
    if (!direct.isEmpty()) {
      purls.add(direct);
    }
    for (JsonNode ref : one.path(refs)) {
      String type = text(ref, "referenceType") + text(ref, "externalIdentifierType");
      String locator = text(ref, "referenceLocator") + text(ref, "identifier");
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.startsWith("cpe")) {
        cpes.add(locator);
      } else if (lower.contains("purl") || lower.equals("packageurl")) {
        purls.add(locator);
      }
    }
    String value = hashes.equals("checksums") ? "checksumValue" : "hashValue";
    inventory.add(
        text.host(),
        new InstalledProduct(
            organisation(text(one, "supplier")),
            name,
            text(one, version),
            InstalledProduct.Kind.PRODUCT,
            JsonInventory.scheme(purls),
            new Identifiers(
                cpes,
                purls,
                JsonInventory.hashes(one.path(hashes), "algorithm", value),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            text.where(place)));
  }

  /// `Organization: Name (mail address)` without what stands around the name.
  private static String organisation(String supplier) {
    boolean organisation = supplier.startsWith("Organization:");
    return organisation
        ? supplier.substring("Organization:".length()).replaceAll("\\(.*\\)", "").strip()
        : "";
  }
}
