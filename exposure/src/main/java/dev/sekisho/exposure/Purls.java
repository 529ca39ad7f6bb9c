package dev.sekisho.exposure;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares package URLs (purl).
final class Purls {
  /// Qualifiers that tell builds of one package apart.
  private static final List<String> TELLING = List.of("arch", "distro", "epoch");

  private Purls() {}

  /// Reads one; empty if it is malformed.
  static Optional<PackageURL> parse(String text) {
    try {
      return Optional.of(new PackageURL(text));
    } catch (MalformedPackageURLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What packages of one kind have in common: type, namespace and name.
  static String key(PackageURL purl) {
    String namespace = purl.getNamespace() == null ? "" : purl.getNamespace();
    return purl.getType() + "/" + namespace + "/" + purl.getName();
  }

  /// The scheme that orders the versions of its packages.
  static String scheme(String text) {
    return parse(text).map(PackageURL::getType).map(Versions::scheme).orElse(Versions.GENERIC);
  }

  /// True if `listed` and `installed` can be one package: same kind, and no telling qualifier that
  /// both have differs.
  static boolean agree(PackageURL listed, PackageURL installed) {
    if (!key(listed).equals(key(installed))) {
      return false;
    }
    Map<String, String> theirs = qualifiers(listed);
    Map<String, String> ours = qualifiers(installed);
    return TELLING.stream()
        .allMatch(
            name ->
                !theirs.containsKey(name)
                    || !ours.containsKey(name)
                    || theirs.get(name).equals(ours.get(name)));
  }

  private static Map<String, String> qualifiers(PackageURL purl) {
    Map<String, String> qualifiers = purl.getQualifiers();
    return qualifiers == null ? Map.of() : qualifiers;
  }
}
