package dev.sekisho.exposure;

import io.github.nscuro.versatile.VersionFactory;
import io.github.nscuro.versatile.spi.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Compares versions by the rules of a scheme (docs/version-ranges.md).
///
/// The schemes of package systems are the ones of the vers specification and are ordered by a
/// library; all others are ordered as {@link GenericVersion} does.
final class Versions {
  /// The scheme of versions that no package system defines.
  static final String GENERIC = "generic";

  /// The scheme of Debian's packages.
  static final String DEB = "deb";

  /// The scheme of RPM packages.
  static final String RPM = "rpm";

  private static final Set<String> ORDERED =
      Set.of("apk", "composer", DEB, "golang", "maven", "npm", "nuget", "pypi", RPM);

  private Versions() {}

  /// The scheme that a name means, as `deb` for `debian`; {@link #GENERIC} for one without an
  /// ordering of its own.
  static String scheme(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "debian", "dpkg", DEB -> DEB;
      case "semver", "cargo", "hex", "npm" -> "npm";
      case "go", "golang" -> "golang";
      case String other when ORDERED.contains(other) -> other;
      default -> GENERIC;
    };
  }

  /// How `mine` stands to `other` by the rules of `scheme`.
  static Ordering compare(String mine, String other, String scheme) {
    if (mine.strip().equalsIgnoreCase(other.strip())) {
      return Ordering.SAME;
    }
    return ORDERED.contains(scheme) ? byLibrary(mine, other, scheme) : generic(mine, other);
  }

  private static Ordering generic(String mine, String other) {
    Optional<GenericVersion> left = GenericVersion.parse(mine);
    Optional<GenericVersion> right = GenericVersion.parse(other);
    return left.isPresent() && right.isPresent()
        ? left.get().compare(right.get())
        : Ordering.UNORDERED;
  }

  @SuppressWarnings("unchecked")
  private static Ordering byLibrary(String mine, String other, String scheme) {
    try {
      Version left = VersionFactory.forScheme(scheme, mine.strip());
      Version right = VersionFactory.forScheme(scheme, other.strip());
      Ordering ordering = Ordering.of(left.compareTo(right));
      // Of versions that its scheme does not have, such as 2.3 of npm, the library says one thing
      // from one side and another from the other.
      boolean agreed = Ordering.of(-Integer.signum(right.compareTo(left))) == ordering;
      return agreed ? ordering : Ordering.UNORDERED;
    } catch (RuntimeException e) {
      // What it does not take for a version it answers with exceptions of many kinds.
      return Ordering.UNORDERED;
    }
  }

  /// True if `mine` is a build of `listed`, as 6.0.2600 is of 6.
  static boolean isBuildOf(String mine, String listed) {
    Optional<GenericVersion> left = GenericVersion.parse(mine);
    Optional<GenericVersion> right = GenericVersion.parse(listed);
    return left.isPresent() && right.isPresent() && left.get().isBuildOf(right.get());
  }

  /// True if `mine` starts with the numbers of `prefix`, as 9.4 does with those of 9.
  static boolean isWithin(String mine, String prefix) {
    Optional<GenericVersion> left = GenericVersion.parse(mine);
    Optional<GenericVersion> right = GenericVersion.parse(prefix);
    return left.isPresent() && right.isPresent() && left.get().isWithin(right.get());
  }
}
