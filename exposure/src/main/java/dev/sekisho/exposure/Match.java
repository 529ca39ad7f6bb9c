package dev.sekisho.exposure;

/// That an installed product is one of a product tree, or a version of it.
///
/// @param installed what is installed
/// @param productId the product's id in the tree
/// @param name the product's full name in the tree
/// @param by how it was recognised
/// @param versions the versions that the tree means, as it has them; empty if it names none
/// @param reading how that was read; empty if it was not
/// @param exact true if that was read whole
/// @param containment whether the installed version is among them
/// @param precision how precisely the versions were named
public record Match(
    InstalledProduct installed,
    String productId,
    String name,
    By by,
    String versions,
    String reading,
    boolean exact,
    Containment containment,
    Precision precision) {
  /// How a product was recognised.
  public enum By {
    /// By a hash of a file of it.
    HASH,
    /// By its package URL.
    PURL,
    /// By its serial number.
    SERIAL_NUMBER,
    /// By the place of its software bill of materials.
    SBOM_URL,
    /// By its CPE name.
    CPE,
    /// By its model number.
    MODEL_NUMBER,
    /// By its stock keeping unit.
    SKU,
    /// By vendor and name.
    NAME,
    /// By the id of a patch that its name has.
    PATCH;

    /// The name in output.
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// True if it recognises one very build, so that versions need no comparison.
    boolean instance() {
      return this == HASH || this == SERIAL_NUMBER || this == SBOM_URL;
    }
  }

  /// How precisely versions are named, the least first.
  public enum Precision {
    /// No version is named.
    NONE,
    /// All versions.
    ALL,
    /// A range.
    RANGE,
    /// A version of which the installed one is a build.
    BUILD,
    /// The very version.
    SAME
  }
}
