package dev.sekisho.exposure;

/// A product of a CSAF product tree that is not made by a relationship.
///
/// @param id its product id
/// @param fullName its full product name
/// @param vendor name of the vendor branch above it; empty if there is none
/// @param name name of the product: of the product name branch, else as {@link ProductTreeReader}
///   says
/// @param versions the versions it is; null if the tree names none
/// @param identifiers its product identification helper
record TreeProduct(
    String id,
    String fullName,
    String vendor,
    String name,
    @org.jspecify.annotations.Nullable VersionRange versions,
    Identifiers identifiers) {}
