package dev.sekisho.exposure;

import static dev.sekisho.exposure.Nodes.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a CycloneDX bill of materials in JSON (ECMA-424): the component it is about is the host,
/// and a product of it; components inside components count too.
final class CycloneDxInventory {
  private static final int MAX_DEPTH = 32;

  private final InventoryText text;
  private final Inventory.Builder inventory;

  CycloneDxInventory(InventoryText text, Inventory.Builder inventory) {
    this.text = text;
    this.inventory = inventory;
  }

  void read() {
    @Nullable JsonNode root = JsonInventory.read(text, inventory);
    if (root == null) {
      return;
    }
    JsonNode subject = root.path("metadata").path("component");
    String name = text(subject, "name");
    String host =
        name.isEmpty() || !subject.path("type").stringValue("").equals("device")
            ? text.host()
            : name;
    if (!name.isEmpty()) {
      add(subject, host, "metadata/component");
    }
    components(root.path("components"), host, "components", 0);
  }

  private void components(JsonNode components, String host, String place, int depth) {
    int number = 0;
    for (JsonNode component : components) {
      String here = place + "/" + number++;
      if (text(component, "name").isEmpty()) {
        inventory.add(InventoryProblems.badEntry(text.file(), here, "it has no name", "名前がありません"));
      } else {
        add(component, host, here);
      }
      if (depth < MAX_DEPTH) {
        components(component.path("components"), host, here + "/components", depth + 1);
      }
    }
  }

  private void add(JsonNode component, String host, String place) {
    List<String> purls = one(component, "purl");
    inventory.add(
        host,
        new InstalledProduct(
            vendor(component),
            text(component, "name"),
            text(component, "version"),
            InstalledProduct.Kind.PRODUCT,
            JsonInventory.scheme(purls),
            new Identifiers(
                one(component, "cpe"),
                purls,
                JsonInventory.hashes(component.path("hashes"), "alg", "content"),
                sboms(component),
                List.of(),
                List.of(),
                List.of()),
            text.where(place)));
  }

  private static String vendor(JsonNode component) {
    for (String member : List.of("manufacturer", "supplier")) {
      String name = text(component.path(member), "name");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return text(component, "publisher");
  }

  private static List<String> sboms(JsonNode component) {
    List<String> urls = new ArrayList<>();
    for (JsonNode reference : component.path("externalReferences")) {
      if (text(reference, "type").equals("bom")) {
        urls.add(text(reference, "url"));
      }
    }
    return urls;
  }

  private static List<String> one(JsonNode component, String name) {
    String text = text(component, name);
    return text.isEmpty() ? List.of() : List.of(text);
  }
}
