package dev.sekisho.exposure;

/// Forms of inventories (docs/formats/inventory.md).
public enum InventoryFormat {
  /// CSV with named columns.
  CSV,
  /// Results of osquery, as JSON.
  OSQUERY,
  /// A CycloneDX bill of materials, as JSON.
  CYCLONEDX,
  /// An SPDX document, as JSON.
  SPDX,
  /// The output of `dpkg -l`.
  DPKG,
  /// The output of `rpm -qa`.
  RPM
}
