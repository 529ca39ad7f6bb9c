package dev.sekisho.exposure;

import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whether an installed version is among those that a product of a tree means.
final class VersionCheck {
  private VersionCheck() {}

  /// What was found out of the version.
  private record Answer(Containment containment, Match.Precision precision) {}

  /// The match of a product that was recognised.
  ///
  /// @param rest words of the installed product's name after those of the tree's product: a version
  static Match match(
      TreeProduct product, InstalledProduct installed, Match.By by, List<String> rest) {
    Answer answer = answer(product, installed, by, String.join(" ", rest));
    return match(product, installed, by, answer);
  }

  /// The match of a product whose full name, version included, is the installed one's.
  static Match same(TreeProduct product, InstalledProduct installed) {
    return match(
        product, installed, Match.By.NAME, new Answer(Containment.IN, Match.Precision.SAME));
  }

  private static Match match(
      TreeProduct product, InstalledProduct installed, Match.By by, Answer answer) {
    VersionRange versions = product.versions();
    return new Match(
        installed,
        product.id(),
        product.fullName(),
        by,
        versions == null ? "" : versions.text(),
        versions == null ? "" : versions.reading(),
        versions == null || versions.exact(),
        answer.containment(),
        answer.precision());
  }

  private static Answer answer(
      TreeProduct product, InstalledProduct installed, Match.By by, String nameVersion) {
    VersionRange versions = product.versions();
    if (by.instance() || samePurl(product, installed)) {
      return new Answer(Containment.IN, Match.Precision.SAME);
    }
    if (installed.kind() == InstalledProduct.Kind.PATCH || versions == null) {
      return new Answer(Containment.IN, Match.Precision.NONE);
    }
    if (versions.isAll()) {
      return new Answer(Containment.IN, Match.Precision.ALL);
    }
    if (foreign(installed, versions)) {
      return new Answer(Containment.UNKNOWN, Match.Precision.RANGE);
    }
    return versions.isEnumeration()
        ? enumerated(versions, version(installed), nameVersion)
        : ranged(versions, version(installed).isEmpty() ? nameVersion : version(installed));
  }

  /// The installed version: that of the inventory, else that of the identifiers.
  static String version(InstalledProduct installed) {
    if (!installed.version().isEmpty()) {
      return installed.version();
    }
    for (String purl : installed.identifiers().purls()) {
      String version = Purls.parse(purl).map(PackageURL::getVersion).orElse("");
      if (!version.isEmpty()) {
        return version;
      }
    }
    return installed.identifiers().cpe().stream()
        .flatMap(cpe -> Cpe.parse(cpe).stream())
        .map(Cpe::plainVersion)
        .filter(version -> !version.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// True if a distribution's package stands against versions of the vendor: the distribution may
  /// have put the fix into an older version.
  private static boolean foreign(InstalledProduct installed, VersionRange versions) {
    boolean packaged =
        installed.scheme().equals(Versions.DEB) || installed.scheme().equals(Versions.RPM);
    return packaged
        && !installed.scheme().equals(versions.scheme())
        && !(versions.isEnumeration() && versions.contains(version(installed)) == Containment.IN);
  }

  private static Answer ranged(VersionRange versions, String version) {
    return new Answer(
        version.isEmpty() ? Containment.UNKNOWN : versions.contains(version),
        Match.Precision.RANGE);
  }

  private static Answer enumerated(VersionRange versions, String version, String nameVersion) {
    List<Containment> parts = new ArrayList<>();
    for (String candidate : List.of(nameVersion, version)) {
      if (!candidate.isEmpty()) {
        parts.add(versions.contains(candidate));
      }
    }
    if (parts.contains(Containment.IN)) {
      return new Answer(Containment.IN, Match.Precision.SAME);
    }
    if (!version.isEmpty() && isBuild(versions, version)) {
      return new Answer(Containment.IN, Match.Precision.BUILD);
    }
    boolean known = !parts.isEmpty() && !parts.contains(Containment.UNKNOWN);
    return new Answer(known ? Containment.OUT : Containment.UNKNOWN, Match.Precision.SAME);
  }

  private static boolean isBuild(VersionRange versions, String version) {
    return versions.scheme().equals(Versions.GENERIC)
        && versions.alternatives().stream()
            .flatMap(interval -> interval.constraints().stream())
            .anyMatch(one -> Versions.isBuildOf(version, one.version()));
  }

  /// True if a package URL of both has the same version.
  private static boolean samePurl(TreeProduct product, InstalledProduct installed) {
    for (String listed : product.identifiers().purls()) {
      for (String ours : installed.identifiers().purls()) {
        Optional<PackageURL> one = Purls.parse(listed);
        Optional<PackageURL> other = Purls.parse(ours);
        if (one.isPresent() && other.isPresent() && Purls.agree(one.get(), other.get())) {
          @Nullable String version = one.get().getVersion();
          if (version != null && Objects.equals(version, other.get().getVersion())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
