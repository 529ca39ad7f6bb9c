package dev.sekisho.exposure;

import dev.sekisho.advisory.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What inventories list.
///
/// @param assets each host once, in the order they were met
/// @param problems entries that could not be used, and files that could not be read
public record Inventory(List<Asset> assets, List<Problem> problems) {
  public Inventory {
    assets = List.copyOf(assets);
    problems = List.copyOf(problems);
  }

  /// Gathers products by host.
  public static final class Builder {
    private final Map<String, List<InstalledProduct>> products = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// Adds a host, also if it has no product.
    public Builder host(String host) {
      products.computeIfAbsent(host, _ -> new ArrayList<>());
      return this;
    }

    /// Adds a product of a host.
    public Builder add(String host, InstalledProduct product) {
      host(host);
      products.getOrDefault(host, new ArrayList<>()).add(product);
      return this;
    }

    /// Adds a problem.
    public Builder add(Problem problem) {
      problems.add(problem);
      return this;
    }

    /// The list that problems are gathered in.
    List<Problem> problems() {
      return problems;
    }

    /// What was gathered.
    public Inventory build() {
      List<Asset> assets = new ArrayList<>();
      products.forEach(
          (host, all) -> assets.add(new Asset(host, all.stream().distinct().toList())));
      return new Inventory(assets, problems);
    }
  }
}
