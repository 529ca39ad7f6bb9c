package dev.sekisho.exposure;

import java.util.List;

/// An installed product as it is looked for: what is the same for every advisory, made once.
///
/// @param product the installed product
/// @param name words of its name
/// @param maker words of its vendor
/// @param patch number of the patch that its name has; empty if it has none
record Wanted(InstalledProduct product, List<String> name, List<String> maker, String patch) {
  Wanted {
    name = List.copyOf(name);
    maker = List.copyOf(maker);
  }

  static Wanted of(InstalledProduct product) {
    return new Wanted(
        product,
        Names.words(product.name()),
        Names.vendorWords(product.vendor()),
        Names.patch(product.name()).orElse(""));
  }
}
