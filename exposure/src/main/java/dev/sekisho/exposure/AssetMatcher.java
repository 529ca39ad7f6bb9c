package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Matches assets with one advisory (CSAF 2.0 §9.1.13, asset matching system). It may be shared.
public final class AssetMatcher {
  private static final int SHOWN_MATCHES = 20;

  private final Statements statements;
  private final ProductIndex index;
  private final Set<String> stated = new LinkedHashSet<>();

  public AssetMatcher(Statements statements) {
    this.statements = statements;
    this.index = new ProductIndex(statements.tree());
    for (Vulnerability vulnerability : statements.vulnerabilities()) {
      vulnerability.statuses().keySet().stream().sorted().forEach(stated::add);
    }
  }

  /// What the advisory means for the products of an asset, in the asset's order; products it has no
  /// statement on are left out.
  public List<Exposure> exposures(Asset asset) {
    return exposures(asset, List.of(this));
  }

  /// What several advisories mean for the products of an asset, advisory after advisory.
  public static List<Exposure> exposures(Asset asset, List<AssetMatcher> matchers) {
    List<Wanted> wanted = asset.products().stream().map(Wanted::of).toList();
    List<Exposure> exposures = new ArrayList<>();
    matchers.forEach(matcher -> exposures.addAll(matcher.match(asset, wanted)));
    return exposures;
  }

  private List<Exposure> match(Asset asset, List<Wanted> wanted) {
    List<Match> matches = new ArrayList<>();
    wanted.forEach(product -> matches.addAll(index.matches(product)));
    if (matches.isEmpty()) {
      return List.of();
    }
    HitFinder finder = new HitFinder(statements.tree(), matches);
    IdentityHashMap<InstalledProduct, List<Hit>> bySubject = new IdentityHashMap<>();
    for (String productId : stated) {
      for (Hit hit : finder.hits(productId)) {
        bySubject.computeIfAbsent(hit.subject(), _ -> new ArrayList<>()).add(hit);
      }
    }
    List<Exposure> exposures = new ArrayList<>();
    for (InstalledProduct product : asset.products()) {
      List<Hit> hits = bySubject.get(product);
      if (hits != null && product.kind() == InstalledProduct.Kind.PRODUCT) {
        exposure(asset, product, hits).ifPresent(exposures::add);
      }
    }
    return exposures;
  }

  private Optional<Exposure> exposure(Asset asset, InstalledProduct product, List<Hit> hits) {
    List<Exposure.OfVulnerability> all = new ArrayList<>();
    RemediationChoice choice = new RemediationChoice();
    RemediationChoice advice = new RemediationChoice();
    for (Vulnerability vulnerability : statements.vulnerabilities()) {
      Optional<Judgement> judged = Judge.judge(vulnerability, hits);
      if (judged.isPresent()) {
        Judgement judgement = judged.get();
        all.add(
            new Exposure.OfVulnerability(
                vulnerability.id(), judgement.status(), judgement.reason()));
        (judgement.status().open() ? choice : advice).add(vulnerability, judgement.hits());
      }
    }
    Optional<Exposure.OfVulnerability> gravest =
        all.stream().min(Comparator.comparing(Exposure.OfVulnerability::status));
    return gravest.map(
        worst -> {
          Status status = worst.status();
          Localized reason = worst.reason();
          List<Remediation> chosen = status.open() ? choice.chosen() : advice.chosen();
          return new Exposure(
              asset.host(),
              product,
              statements.advisory(),
              statements.revision(),
              statements.title(),
              statements.tlp(),
              status,
              reason,
              chosen,
              status.open() ? choice.alternatives() : advice.alternatives(),
              status.open() ? Steps.of(chosen) : List.of(),
              all,
              matches(hits));
        });
  }

  /// The matches that matter: of products the asset has, else of those it may have, else of some
  /// others.
  private static List<Match> matches(List<Hit> hits) {
    for (Containment containment : List.of(Containment.IN, Containment.UNKNOWN)) {
      List<Match> matches =
          hits.stream()
              .filter(hit -> hit.containment() == containment)
              .flatMap(hit -> hit.matches().stream())
              .distinct()
              .limit(SHOWN_MATCHES)
              .toList();
      if (!matches.isEmpty()) {
        return matches;
      }
    }
    return hits.stream()
        .flatMap(hit -> hit.matches().stream())
        .distinct()
        .limit(SHOWN_MATCHES)
        .toList();
  }
}
