package dev.sekisho.exposure;

import java.util.List;

/// A host or device of an inventory.
///
/// @param host its name
/// @param products what is installed on it
public record Asset(String host, List<InstalledProduct> products) {
  public Asset {
    products = List.copyOf(products);
  }
}
