package dev.sekisho.exposure;

import java.util.List;
import java.util.Map;

/// What identifies a product beside its name (CSAF 2.0 §3.1.3.3, product identification helper).
///
/// @param cpe CPE 2.3 or 2.2 names
/// @param purls package URLs
/// @param hashes hex digests of its files, in lower case, by name of the algorithm in lower case
///   without separators, such as `sha256`
/// @param sbomUrls where a software bill of materials of it is
/// @param modelNumbers model numbers
/// @param serialNumbers serial numbers
/// @param skus stock keeping units
public record Identifiers(
    List<String> cpe,
    List<String> purls,
    Map<String, List<String>> hashes,
    List<String> sbomUrls,
    List<String> modelNumbers,
    List<String> serialNumbers,
    List<String> skus) {
  /// No identifier.
  public static final Identifiers NONE =
      new Identifiers(List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  public Identifiers {
    cpe = List.copyOf(cpe);
    purls = List.copyOf(purls);
    hashes = Map.copyOf(hashes);
    sbomUrls = List.copyOf(sbomUrls);
    modelNumbers = List.copyOf(modelNumbers);
    serialNumbers = List.copyOf(serialNumbers);
    skus = List.copyOf(skus);
  }

  /// Those of a package URL alone.
  public static Identifiers ofPurl(String purl) {
    return new Identifiers(
        List.of(), List.of(purl), Map.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// The name of a hash algorithm as it is kept here.
  static String algorithm(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
