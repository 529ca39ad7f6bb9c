package dev.sekisho.exposure;

import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the products of a tree that an installed product is.
final class ProductIndex {
  private final Map<String, List<TreeProduct>> byName = new HashMap<>();
  private final Map<String, List<TreeProduct>> byFullName = new HashMap<>();
  private final Map<String, List<TreeProduct>> byKey = new HashMap<>();
  private final Set<List<String>> vendors = new HashSet<>();

  /// First words of all names, so that most of what is installed is told apart by one look.
  private final Set<String> starts = new HashSet<>();

  private final List<TreeProduct> numbered = new ArrayList<>();

  ProductIndex(ProductTree tree) {
    tree.products().values().stream()
        .sorted(java.util.Comparator.comparing(TreeProduct::id))
        .forEach(this::add);
  }

  private void add(TreeProduct product) {
    List<List<String>> makers = Names.vendors(product.vendor());
    vendors.addAll(makers);
    for (List<String> name : names(product.name(), makers)) {
      put(byName, key(name), product);
      name.stream().findFirst().ifPresent(starts::add);
    }
    for (List<String> name : names(product.fullName(), makers)) {
      put(byFullName, key(name), product);
      name.stream().findFirst().ifPresent(starts::add);
    }
    Identifiers ids = product.identifiers();
    ids.purls().forEach(purl -> Purls.parse(purl).ifPresent(p -> put(byKey, purlKey(p), product)));
    ids.cpe().forEach(cpe -> Cpe.parse(cpe).ifPresent(c -> put(byKey, "cpe " + c.key(), product)));
    ids.hashes().forEach((name, all) -> all.forEach(h -> put(byKey, name + " " + h, product)));
    ids.sbomUrls().forEach(url -> put(byKey, "sbom " + url, product));
    Names.patch(product.name()).ifPresent(patch -> put(byKey, "patch " + patch, product));
    Names.patch(product.fullName()).ifPresent(patch -> put(byKey, "patch " + patch, product));
    if (!ids.modelNumbers().isEmpty() || !ids.serialNumbers().isEmpty() || !ids.skus().isEmpty()) {
      numbered.add(product);
    }
  }

  private static Set<List<String>> names(String name, List<List<String>> makers) {
    Set<List<String>> names = new HashSet<>();
    names.add(Names.words(name));
    makers.forEach(maker -> names.add(Names.without(maker, Names.words(name))));
    return names;
  }

  private static void put(Map<String, List<TreeProduct>> index, String key, TreeProduct product) {
    List<TreeProduct> products = index.computeIfAbsent(key, _ -> new ArrayList<>());
    if (!products.contains(product)) {
      products.add(product);
    }
  }

  private static String key(List<String> words) {
    return String.join(" ", words);
  }

  private static String purlKey(PackageURL purl) {
    return "purl " + Purls.key(purl);
  }

  /// The matches of an installed product, one a product of the tree, recognised by the strongest
  /// sign there is.
  List<Match> matches(Wanted wanted) {
    Map<String, Match> matches = new LinkedHashMap<>();
    identified(wanted, matches);
    named(wanted, matches);
    return List.copyOf(matches.values());
  }

  private void identified(Wanted wanted, Map<String, Match> matches) {
    InstalledProduct installed = wanted.product();
    Identifiers ids = installed.identifiers();
    ids.hashes()
        .forEach(
            (name, all) ->
                all.forEach(h -> take(name + " " + h, Match.By.HASH, installed, matches)));
    ids.sbomUrls().forEach(url -> take("sbom " + url, Match.By.SBOM_URL, installed, matches));
    for (String purl : ids.purls()) {
      Purls.parse(purl).ifPresent(ours -> take(purlKey(ours), Match.By.PURL, installed, matches));
    }
    for (String cpe : ids.cpe()) {
      Cpe.parse(cpe).ifPresent(ours -> take("cpe " + ours.key(), Match.By.CPE, installed, matches));
    }
    if (!ids.serialNumbers().isEmpty() || !ids.modelNumbers().isEmpty() || !ids.skus().isEmpty()) {
      numbered.forEach(product -> byNumber(product, installed, matches));
    }
    if (!wanted.patch().isEmpty()) {
      take("patch " + wanted.patch(), Match.By.PATCH, installed, matches);
    }
  }

  private void take(
      String key, Match.By by, InstalledProduct installed, Map<String, Match> matches) {
    for (TreeProduct product : byKey.getOrDefault(key, List.of())) {
      if (agree(product, installed, by)) {
        Match match = VersionCheck.match(product, installed, by, List.of());
        matches.putIfAbsent(product.id(), match);
      }
    }
  }

  /// True if the identifier that recognised the product has nothing in it that contradicts.
  private static boolean agree(TreeProduct product, InstalledProduct installed, Match.By by) {
    if (by == Match.By.PURL) {
      return pairs(product.identifiers().purls(), installed.identifiers().purls(), Purls::parse)
          .anyMatch(pair -> Purls.agree(pair.listed(), pair.installed()));
    }
    if (by == Match.By.CPE) {
      return pairs(product.identifiers().cpe(), installed.identifiers().cpe(), Cpe::parse)
          .anyMatch(pair -> pair.listed().agrees(pair.installed()));
    }
    return true;
  }

  /// An identifier of the tree and one of the inventory.
  private record Pair<T>(T listed, T installed) {}

  private static <T> Stream<Pair<T>> pairs(
      List<String> listed,
      List<String> installed,
      java.util.function.Function<String, java.util.Optional<T>> parse) {
    return listed.stream()
        .flatMap(one -> parse.apply(one).stream())
        .flatMap(
            one ->
                installed.stream()
                    .flatMap(other -> parse.apply(other).stream())
                    .map(other -> new Pair<>(one, other)));
  }

  private static void byNumber(
      TreeProduct product, InstalledProduct installed, Map<String, Match> matches) {
    Identifiers listed = product.identifiers();
    Identifiers ours = installed.identifiers();
    Match.By by =
        Numbers.anyMeets(listed.serialNumbers(), ours.serialNumbers())
            ? Match.By.SERIAL_NUMBER
            : Numbers.anyMeets(listed.modelNumbers(), ours.modelNumbers())
                ? Match.By.MODEL_NUMBER
                : Numbers.anyMeets(listed.skus(), ours.skus()) ? Match.By.SKU : null;
    if (by != null) {
      matches.putIfAbsent(product.id(), VersionCheck.match(product, installed, by, List.of()));
    }
  }

  private void named(Wanted wanted, Map<String, Match> matches) {
    List<String> name = wanted.name();
    List<String> maker = wanted.maker();
    Set<List<String>> forms = new java.util.LinkedHashSet<>();
    forms.add(name);
    forms.add(Names.without(maker, name));
    forms.add(Stream.concat(maker.stream(), name.stream()).toList());
    for (List<String> vendor : vendors) {
      forms.add(Names.without(vendor, name));
    }
    for (List<String> form : forms) {
      if (starts.contains(form.isEmpty() ? "" : form.getFirst())) {
        named(wanted.product(), form, maker, name, matches);
      }
    }
  }

  private void named(
      InstalledProduct installed,
      List<String> form,
      List<String> maker,
      List<String> name,
      Map<String, Match> matches) {
    fullyNamed(installed, form, maker, name, matches);
    for (int length = form.size(); length > 0; length--) {
      List<String> rest = form.subList(length, form.size());
      if (!Names.isVersion(rest)) {
        return;
      }
      for (TreeProduct product : byName.getOrDefault(key(form.subList(0, length)), List.of())) {
        if (mayBe(product, installed, maker, name)) {
          matches.putIfAbsent(
              product.id(), VersionCheck.match(product, installed, Match.By.NAME, rest));
        }
      }
    }
  }

  /// Finds products whose full name is the installed one's, version included.
  private void fullyNamed(
      InstalledProduct installed,
      List<String> form,
      List<String> maker,
      List<String> name,
      Map<String, Match> matches) {
    List<String> version = Names.words(installed.version());
    List<String> whole = Stream.concat(form.stream(), version.stream()).toList();
    for (List<String> full : List.of(whole, form)) {
      for (TreeProduct product : byFullName.getOrDefault(key(full), List.of())) {
        if (namesVersion(product, full.size() > form.size())
            && mayBe(product, installed, maker, name)) {
          matches.putIfAbsent(product.id(), VersionCheck.same(product, installed));
        }
      }
    }
  }

  /// True if the full name of a product has one version in it.
  ///
  /// @param versioned true if the installed version is known to be in it
  private static boolean namesVersion(TreeProduct product, boolean versioned) {
    VersionRange versions = product.versions();
    if (versions == null) {
      return versioned;
    }
    boolean longer = Names.words(product.fullName()).size() > Names.words(product.name()).size();
    return versions.isEnumeration() && (versioned || longer);
  }

  /// True unless vendor or identifiers say that it is another product.
  private static boolean mayBe(
      TreeProduct product, InstalledProduct installed, List<String> maker, List<String> name) {
    List<List<String>> makers = Names.vendors(product.vendor());
    boolean sameMaker =
        makers.isEmpty()
            || maker.isEmpty()
            || Names.without(maker, Names.words(product.name())).size()
                < Names.words(product.name()).size()
            || makers.stream()
                .anyMatch(
                    one -> Names.sameVendor(one, maker) || !Names.without(one, name).equals(name));
    return sameMaker && !Numbers.contradict(product.identifiers(), installed.identifiers());
  }
}
