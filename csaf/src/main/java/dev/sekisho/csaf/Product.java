package dev.sekisho.csaf;

import java.util.List;
import java.util.Optional;

/// A product that a product tree defines (CSAF 2.0 §3.1.3, full product name).
///
/// @param id product id, by which the rest of the document refers to it
/// @param name its full name
/// @param branches the branches it hangs on, the outermost first; empty for one without branches
/// @param helper what identifies it to machines
/// @param relationship set if it was defined as the combination of two others
/// @param node where it is defined
public record Product(
    String id,
    String name,
    List<Branch> branches,
    Helper helper,
    Optional<Relationship> relationship,
    Node node) {
  public Product {
    branches = List.copyOf(branches);
  }

  /// The name of the innermost branch of a category.
  public Optional<String> branch(String category) {
    return branches.reversed().stream()
        .filter(branch -> branch.category().equals(category))
        .map(Branch::name)
        .findFirst();
  }

  /// A branch (CSAF 2.0 §3.1.2).
  ///
  /// @param category such as `vendor`, `product_name`, `product_version_range`
  /// @param name such as `Example Company`, `vers:generic/<4.7`
  public record Branch(String category, String name) {}

  /// The combination of two products (CSAF 2.0 §3.2.2.4).
  ///
  /// @param category such as `installed_on`
  /// @param product id of the product that relates
  /// @param to id of the product it relates to
  public record Relationship(String category, String product, String to) {}

  /// Identification helper (CSAF 2.0 §3.1.3.3). Strings and lists are empty where it says nothing.
  ///
  /// @param cpe CPE 2.2 or 2.3 name
  /// @param purl package URL
  /// @param hashes of its files
  /// @param modelNumbers model numbers, with `*` and `?` as wildcards
  /// @param serialNumbers serial numbers, with `*` and `?` as wildcards
  /// @param skus stock keeping units
  /// @param sbomUrls where its SBOMs are
  /// @param genericUris identifiers of other name spaces
  public record Helper(
      String cpe,
      String purl,
      List<FileHashes> hashes,
      List<String> modelNumbers,
      List<String> serialNumbers,
      List<String> skus,
      List<String> sbomUrls,
      List<GenericUri> genericUris) {
    public Helper {
      hashes = List.copyOf(hashes);
      modelNumbers = List.copyOf(modelNumbers);
      serialNumbers = List.copyOf(serialNumbers);
      skus = List.copyOf(skus);
      sbomUrls = List.copyOf(sbomUrls);
      genericUris = List.copyOf(genericUris);
    }

    static Helper of(Node node) {
      return new Helper(
          node.text("cpe"),
          node.text("purl"),
          node.items("hashes").stream().map(FileHashes::of).toList(),
          node.texts("model_numbers"),
          node.texts("serial_numbers"),
          node.texts("skus"),
          node.texts("sbom_urls"),
          node.items("x_generic_uris").stream()
              .map(uri -> new GenericUri(uri.text("namespace"), uri.text("uri")))
              .toList());
    }
  }

  /// The hashes of one file.
  public record FileHashes(String filename, List<Hash> hashes) {
    public FileHashes {
      hashes = List.copyOf(hashes);
    }

    private static FileHashes of(Node node) {
      return new FileHashes(
          node.text("filename"),
          node.items("file_hashes").stream()
              .map(hash -> new Hash(hash.text("algorithm"), hash.text("value")))
              .toList());
    }
  }

  /// A hash.
  ///
  /// @param algorithm such as `sha256`, as OpenSSL names it
  /// @param value in hexadecimal
  public record Hash(String algorithm, String value) {}

  /// An identifier of another name space.
  public record GenericUri(String namespace, String uri) {}
}
