/// Inventories, and which of their products an advisory says something of.
///
/// ```
/// inventory files ─► InventoryReader ─► Inventory (Assets, InstalledProducts, Problems)
/// CSAF documents ─► Statements (ProductTree, vulnerabilities, remediations)
/// Asset, Statements ─► AssetMatcher ─► Exposures (status, reason, ordered steps)
/// Exposures, ExposureState ─► what is new, what is marked as done
/// ```
///
/// For example `new AssetMatcher(statements).exposures(asset)`.
@org.jspecify.annotations.NullMarked
package dev.sekisho.exposure;
