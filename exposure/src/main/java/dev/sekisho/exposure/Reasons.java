package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.List;
import java.util.stream.Collectors;

/// The wording of why a status is what it is.
final class Reasons {
  private Reasons() {}

  /// A statement names the product.
  static Localized listed(Status status, Hit hit) {
    String name = name(hit);
    Localized said =
        switch (status) {
          case AFFECTED ->
              Localized.of(name + " is listed as affected", name + " は影響を受けると記載されています");
          case UNKNOWN -> Localized.of(name + " is listed", name + " が記載されています");
          case UNDER_INVESTIGATION ->
              Localized.of("the publisher is still investigating " + name, name + " は発行元が調査中です");
          case MITIGATED ->
              Localized.of(
                  "listed as held off by what is installed or set beside it: " + name,
                  "併せて導入または設定されたものにより緩和されると記載されています: " + name);
          case FIXED -> Localized.of(name + " is listed as fixed", name + " は修正済みと記載されています");
          case PROTECTED ->
              Localized.of(
                  name + " is listed as protected as shipped", name + " は出荷時の状態で保護されていると記載されています");
          case NOT_AFFECTED ->
              Localized.of(name + " is listed as not affected", name + " は影響を受けないと記載されています");
        };
    return join(said, how(hit));
  }

  /// The version could not be compared, or the range could not be read.
  static Localized undecided(Hit hit) {
    Match match =
        hit.matches().stream()
            .filter(one -> one.containment() == Containment.UNKNOWN)
            .findFirst()
            .orElse(hit.first());
    if (hit.assumption() == Hit.Assumption.OTHER_SIDE) {
      return Localized.of(
          "listed as “%s”; the inventory does not say whether the rest of that is there"
              .formatted(hitName(hit)),
          "“%s”として記載されていますが、組み合わせの相手があるかどうかはインベントリからは分かりません".formatted(hitName(hit)));
    }
    String version = VersionCheck.version(match.installed());
    if (version.isEmpty()) {
      return Localized.of(
          "the inventory does not say which version is installed; the advisory is about “%s”"
              .formatted(match.versions()),
          "インベントリにバージョンがありません。アドバイザリの対象は“%s”です".formatted(match.versions()));
    }
    return match.exact()
        ? Localized.of(
            "no rule orders version %s and “%s”".formatted(version, match.versions()),
            "バージョン %s と“%s”の前後を決める規則がありません".formatted(version, match.versions()))
        : Localized.of(
            "“%s” could not be read whole, so that nothing is known of version %s%s"
                .formatted(match.versions(), version, reading(match, "; read: ")),
            "“%s”をすべては読み取れないため、バージョン %s については分かりません%s"
                .formatted(match.versions(), version, reading(match, "。読み取れた部分: ")));
  }

  /// The installed version is a build of a version that is listed as safe.
  static Localized build(Hit hit) {
    return Localized.of(
        "%s is listed; whether its build %s is meant is not said"
            .formatted(name(hit), VersionCheck.version(hit.subject())),
        "%s が記載されていますが、そのビルド %s も含むかどうかは示されていません"
            .formatted(name(hit), VersionCheck.version(hit.subject())));
  }

  /// The installed version has reached that of the fix.
  static Localized beyond(Hit hit, String fix) {
    String version = VersionCheck.version(hit.subject());
    return Localized.of(
        "version %s has reached the fixed version %s".formatted(version, fix),
        "バージョン %s は修正バージョン %s 以降です".formatted(version, fix));
  }

  /// The installed version is outside all ranges.
  static Localized outside(List<Hit> hits) {
    String version = VersionCheck.version(hits.getFirst().subject());
    return Localized.of(
        "version %s is outside of what is affected: %s".formatted(version, versions(hits)),
        "バージョン %s は影響を受ける範囲の外です: %s".formatted(version, versions(hits)));
  }

  /// The installed version is not among those listed.
  static Localized unlisted(List<Hit> hits) {
    String version = VersionCheck.version(hits.getFirst().subject());
    return Localized.of(
        "version %s is not among those the advisory lists: %s".formatted(version, versions(hits)),
        "バージョン %s はアドバイザリに記載されたバージョンにありません: %s".formatted(version, versions(hits)));
  }

  private static String versions(List<Hit> hits) {
    int shown = 6;
    List<String> all = hits.stream().map(hit -> hit.first().versions()).distinct().toList();
    String text = all.stream().limit(shown).collect(Collectors.joining("; "));
    return all.size() > shown ? text + " … (" + all.size() + ")" : text;
  }

  private static String name(Hit hit) {
    return "“" + hitName(hit) + "”";
  }

  private static String hitName(Hit hit) {
    return hit.matches().stream().map(Match::name).distinct().collect(Collectors.joining(" + "));
  }

  /// How the product was recognised, and how its versions were read.
  private static Localized how(Hit hit) {
    Match match = hit.first();
    String by =
        switch (match.by()) {
          case NAME -> "vendor and name";
          case PATCH -> "patch id";
          case PURL -> "package URL";
          case SBOM_URL -> "SBOM URL";
          case CPE -> "CPE name";
          case HASH -> "hash";
          case SERIAL_NUMBER -> "serial number";
          case MODEL_NUMBER -> "model number";
          case SKU -> "SKU";
        };
    String byJa =
        switch (match.by()) {
          case NAME -> "ベンダー名と製品名";
          case PATCH -> "パッチ番号";
          case PURL -> "パッケージURL";
          case SBOM_URL -> "SBOMのURL";
          case CPE -> "CPE名";
          case HASH -> "ハッシュ値";
          case SERIAL_NUMBER -> "シリアル番号";
          case MODEL_NUMBER -> "型番";
          case SKU -> "SKU";
        };
    return join(
        Localized.of("recognised by " + by, byJa + "で識別"), join(range(match), assumption(hit)));
  }

  private static Localized range(Match match) {
    if (match.reading().isEmpty() || match.precision() != Match.Precision.RANGE) {
      return match.precision() == Match.Precision.BUILD
          ? Localized.of("a build of " + match.versions(), match.versions() + " のビルド")
          : Localized.NONE;
    }
    return Localized.of(
        "“%s” read as %s".formatted(match.versions(), match.reading()),
        "“%s”は %s と解釈".formatted(match.versions(), match.reading()));
  }

  private static Localized assumption(Hit hit) {
    return hit.assumption() == Hit.Assumption.DEFAULT_COMPONENT
        ? Localized.of("as a component it has by default", "既定の構成要素として")
        : Localized.NONE;
  }

  private static String reading(Match match, String before) {
    return match.reading().isEmpty() ? "" : before + match.reading();
  }

  private static Localized join(Localized first, Localized second) {
    return second.isEmpty()
        ? first
        : Localized.of(
            first.in("en") + "; " + second.in("en"), first.in("ja") + "。" + second.in("ja"));
  }
}
