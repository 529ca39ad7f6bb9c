package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes products as a product tree: vendor, product, version where the page tells them apart,
/// else whole names.
final class CsafProducts {
  private final Map<Fact, String> ids = new LinkedHashMap<>();

  CsafProducts(Findings findings) {
    findings
        .of(Kind.PRODUCT)
        .forEach(
            product ->
                ids.put(product, String.format(Locale.ROOT, "CSAFPID-%04d", ids.size() + 1)));
  }

  boolean any() {
    return !ids.isEmpty();
  }

  /// The id of a product.
  String id(Fact product) {
    return ids.getOrDefault(product, "");
  }

  /// The ids of the products in a status.
  List<String> in(String status) {
    return ids.keySet().stream()
        .filter(product -> product.detail("status").equals(status))
        .map(this::id)
        .toList();
  }

  /// The ids of the products of these names.
  List<String> named(List<String> names) {
    return ids.keySet().stream()
        .filter(product -> names.contains(product.value()))
        .map(this::id)
        .toList();
  }

  void write(ObjectNode root) {
    ObjectNode tree = root.putObject("product_tree");
    Map<String, Map<String, List<Fact>>> vendors = new LinkedHashMap<>();
    List<Fact> whole = new ArrayList<>();
    for (Fact product : ids.keySet()) {
      if (product.detail("vendor").isEmpty() && product.detail("version").isEmpty()) {
        whole.add(product);
      } else {
        vendors
            .computeIfAbsent(product.detail("vendor"), _ -> new LinkedHashMap<>())
            .computeIfAbsent(product.detail("name"), _ -> new ArrayList<>())
            .add(product);
      }
    }
    if (!vendors.isEmpty()) {
      ArrayNode branches = tree.putArray("branches");
      vendors.forEach((vendor, names) -> vendor(vendor, names, branches));
    }
    if (!whole.isEmpty()) {
      ArrayNode names = tree.putArray("full_product_names");
      whole.forEach(product -> names.add(full(product)));
    }
  }

  /// The branch of a vendor; where none is known its products stand in its place.
  private void vendor(String vendor, Map<String, List<Fact>> names, ArrayNode branches) {
    ArrayNode below = branches;
    if (!vendor.isEmpty()) {
      ObjectNode branch = branches.addObject();
      below = branch.putArray("branches");
      branch.put("category", "vendor").put("name", vendor);
    }
    products(names, below);
  }

  private void products(Map<String, List<Fact>> names, ArrayNode below) {
    names.forEach(
        (name, versions) -> {
          List<Fact> versioned =
              versions.stream().filter(product -> !product.detail("version").isEmpty()).toList();
          versions.stream()
              .filter(product -> product.detail("version").isEmpty())
              .forEach(product -> leaf(below, "product_name", name, product));
          if (!versioned.isEmpty()) {
            ObjectNode product = below.addObject();
            ArrayNode leaves = product.putArray("branches");
            product.put("category", "product_name").put("name", name);
            versioned.forEach(
                version ->
                    leaf(
                        leaves,
                        version.detail("range").isEmpty()
                            ? "product_version"
                            : "product_version_range",
                        version.detail("version"),
                        version));
          }
        });
  }

  private void leaf(ArrayNode to, String category, String name, Fact product) {
    ObjectNode leaf = to.addObject();
    leaf.put("category", category).put("name", name);
    leaf.set("product", full(product));
  }

  private ObjectNode full(Fact product) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", product.value())
        .put("product_id", id(product));
  }
}
