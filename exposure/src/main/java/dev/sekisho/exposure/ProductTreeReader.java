package dev.sekisho.exposure;

import static dev.sekisho.exposure.Nodes.text;
import static dev.sekisho.exposure.Nodes.texts;

import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the product tree of a CSAF document.
///
/// Where a version has no product name above it, its branch's own name is taken for the name of the
/// product and its full product name for the version: so NVIDIA publishes. A full product name
/// without branches is the name, and has no version of its own.
final class ProductTreeReader {
  /// CSAF's schema sets no depth; branches deeper than this are not read.
  private static final int MAX_DEPTH = 32;

  private final ProductTree.Parts parts = new ProductTree.Parts();

  /// The names of the branches on the way to a product.
  private record Way(String vendor, String product, String family, String version, boolean range) {
    static final Way START = new Way("", "", "", "", false);

    Way with(String category, String name) {
      return switch (category) {
        case "vendor" -> new Way(name, product, family, version, range);
        case "product_name" -> new Way(vendor, name, family, version, range);
        case "product_family" -> new Way(vendor, product, name, version, range);
        case "product_version", "service_pack", "patch_level" ->
            new Way(vendor, product, family, (version + " " + name).strip(), range);
        case "product_version_range" -> new Way(vendor, product, family, name, true);
        default -> this;
      };
    }
  }

  private ProductTreeReader() {}

  /// The product tree of `document`.
  static ProductTree read(JsonNode document) {
    ProductTreeReader reader = new ProductTreeReader();
    JsonNode tree = document.path("product_tree");
    reader.branches(tree.path("branches"), Way.START, 0);
    tree.path("full_product_names").forEach(product -> reader.product(product, Way.START));
    tree.path("relationships").forEach(reader::relation);
    for (JsonNode group : tree.path("product_groups")) {
      reader.parts.groups.put(text(group, "group_id"), texts(group, "product_ids"));
    }
    return reader.parts.tree();
  }

  private void branches(JsonNode branches, Way way, int depth) {
    if (depth >= MAX_DEPTH) {
      return;
    }
    for (JsonNode branch : branches) {
      Way here = way.with(text(branch, "category"), text(branch, "name"));
      if (branch.path("product").isObject()) {
        product(branch.path("product"), here);
      }
      branches(branch.path("branches"), here, depth + 1);
    }
  }

  private void relation(JsonNode node) {
    JsonNode made = node.path("full_product_name");
    ProductTree.Relation relation =
        new ProductTree.Relation(
            text(node, "category"),
            text(made, "product_id"),
            text(made, "name"),
            text(node, "product_reference"),
            text(node, "relates_to_product_reference"));
    parts.relations.put(relation.id(), relation);
  }

  private void product(JsonNode product, Way way) {
    String fullName = text(product, "name");
    Identifiers identifiers = identifiers(product.path("product_identification_helper"));
    boolean nameInVersion = way.product().isEmpty() && !way.version().isEmpty() && !way.range();
    String name =
        nameInVersion ? way.version() : way.product().isEmpty() ? fullName : way.product();
    parts.products.put(
        text(product, "product_id"),
        new TreeProduct(
            text(product, "product_id"),
            fullName,
            way.vendor(),
            name,
            way.version().isEmpty()
                ? ofIdentifiers(identifiers)
                : ordered(
                    versions(way, nameInVersion ? fullName : way.version(), name), identifiers),
            identifiers));
  }

  /// The version that a package URL or CPE name has; null if there is none.
  private static @Nullable VersionRange ofIdentifiers(Identifiers identifiers) {
    for (String purl : identifiers.purls()) {
      String version = Purls.parse(purl).map(PackageURL::getVersion).orElse("");
      if (!version.isEmpty()) {
        return single(version).in(Purls.scheme(purl));
      }
    }
    for (String cpe : identifiers.cpe()) {
      String version = Cpe.parse(cpe).map(Cpe::plainVersion).orElse("");
      if (!version.isEmpty()) {
        return single(version);
      }
    }
    return null;
  }

  private static VersionRange versions(Way way, String text, String name) {
    VersionRange read = RangeReader.read(text, name);
    boolean single = !way.range() && !way.product().isEmpty() && !read.exact();
    return single && (read.alternatives().isEmpty() || read.isEnumeration()) ? single(text) : read;
  }

  /// A version that has no form of a range is what it says, whatever it says.
  private static VersionRange single(String version) {
    VersionRange.Constraint same =
        new VersionRange.Constraint(VersionRange.Comparator.EQUAL, version);
    return new VersionRange(
        version,
        List.of(new VersionRange.Interval(List.of(same))),
        List.of(),
        Versions.GENERIC,
        "");
  }

  /// The versions with the ordering of the package system that the package URL names.
  private static VersionRange ordered(VersionRange versions, Identifiers identifiers) {
    boolean generic = versions.scheme().equals(Versions.GENERIC);
    return !generic || identifiers.purls().isEmpty()
        ? versions
        : versions.in(Purls.scheme(identifiers.purls().getFirst()));
  }

  private static Identifiers identifiers(JsonNode helper) {
    if (!helper.isObject()) {
      return Identifiers.NONE;
    }
    return new Identifiers(
        one(helper, "cpe"),
        one(helper, "purl"),
        hashes(helper.path("hashes")),
        texts(helper, "sbom_urls"),
        texts(helper, "model_numbers"),
        texts(helper, "serial_numbers"),
        texts(helper, "skus"));
  }

  private static List<String> one(JsonNode helper, String name) {
    String text = text(helper, name);
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static Map<String, List<String>> hashes(JsonNode files) {
    Map<String, List<String>> hashes = new HashMap<>();
    for (JsonNode file : files) {
      for (JsonNode hash : file.path("file_hashes")) {
        hashes
            .computeIfAbsent(Identifiers.algorithm(text(hash, "algorithm")), _ -> new ArrayList<>())
            .add(text(hash, "value").toLowerCase(java.util.Locale.ROOT));
      }
    }
    return hashes;
  }
}
