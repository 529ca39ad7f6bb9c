package dev.sekisho.exposure;

/// A product that an inventory lists for an asset.
///
/// @param vendor who makes it; empty if the inventory does not say
/// @param name its name
/// @param version its version; empty if the inventory does not say
/// @param kind what it is
/// @param scheme how its version is ordered, a versioning scheme of vers such as `deb`; `generic`
///   if no package system defines it
/// @param identifiers what else identifies it
/// @param where file and place of its entry
public record InstalledProduct(
    String vendor,
    String name,
    String version,
    Kind kind,
    String scheme,
    Identifiers identifiers,
    String where) {
  /// What a product is.
  public enum Kind {
    /// Software or hardware with a version.
    PRODUCT,
    /// A patch that was applied to another product.
    PATCH
  }

  /// A product that has nothing but vendor, name and version.
  public static InstalledProduct of(String vendor, String name, String version, String where) {
    return new InstalledProduct(
        vendor, name, version, Kind.PRODUCT, Versions.GENERIC, Identifiers.NONE, where);
  }

  /// An applied patch.
  ///
  /// @param id its id or name, such as `KB330994`
  public static InstalledProduct patch(String id, String where) {
    return new InstalledProduct("", id, "", Kind.PATCH, Versions.GENERIC, Identifiers.NONE, where);
  }

  /// Name and version as one text.
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
