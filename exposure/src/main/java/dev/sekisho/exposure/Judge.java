package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says what one vulnerability means for one installed product (docs/exposure.md).
final class Judge {
  private final Vulnerability vulnerability;
  private final List<Hit> in = new ArrayList<>();
  private final List<Hit> unknown = new ArrayList<>();
  private final List<Hit> out = new ArrayList<>();

  private Judge(Vulnerability vulnerability, List<Hit> hits) {
    this.vulnerability = vulnerability;
    for (Hit hit : hits) {
      if (vulnerability.statuses().containsKey(hit.productId())) {
        switch (hit.containment()) {
          case IN -> in.add(hit);
          case UNKNOWN -> unknown.add(hit);
          case OUT -> out.add(hit);
        }
      }
    }
  }

  /// The judgement; empty if the vulnerability has no statement on the product.
  static Optional<Judgement> judge(Vulnerability vulnerability, List<Hit> hits) {
    Judge judge = new Judge(vulnerability, hits);
    if (!judge.in.isEmpty()) {
      return Optional.of(judge.among());
    }
    if (judge.unknown.stream().anyMatch(judge::opens)) {
      return Optional.of(judge.undecided(judge.unknown.stream().filter(judge::opens).toList()));
    }
    return judge.out.isEmpty() && judge.unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(judge.outside());
  }

  private Status status(Hit hit) {
    return vulnerability.statuses().getOrDefault(hit.productId(), Status.UNKNOWN);
  }

  /// True if the product it is about may be affected.
  private boolean opens(Hit hit) {
    return status(hit).open();
  }

  /// The most specific statements count; of several such, the gravest.
  private Judgement among() {
    Hit most = in.stream().max(Hit.BY_SPECIFICITY).orElseThrow();
    List<Hit> best = in.stream().filter(hit -> Hit.BY_SPECIFICITY.compare(hit, most) == 0).toList();
    Hit gravest = best.stream().min(Comparator.comparing(this::status)).orElseThrow();
    Status status = status(gravest);
    if (status == Status.AFFECTED) {
      List<Hit> affected = in.stream().filter(hit -> status(hit) == status).toList();
      return new Judgement(status, Reasons.listed(status, gravest), affected);
    }
    boolean build = gravest.precision() == Match.Precision.BUILD;
    if (build && (status == Status.NOT_AFFECTED || status == Status.PROTECTED)) {
      return new Judgement(Status.UNKNOWN, Reasons.build(gravest), List.of(gravest));
    }
    boolean certain = gravest.precision() == Match.Precision.SAME || gravest.matches().size() > 1;
    List<Hit> doubts = unknown.stream().filter(this::opens).toList();
    return certain || doubts.isEmpty()
        ? new Judgement(status, Reasons.listed(status, gravest), List.of(gravest))
        : undecided(doubts);
  }

  private Judgement undecided(List<Hit> doubts) {
    Hit most = doubts.stream().max(Hit.BY_SPECIFICITY).orElseThrow();
    return new Judgement(Status.UNKNOWN, Reasons.undecided(most), doubts);
  }

  /// No statement names the installed version. Outside ranges that were read whole it is not
  /// affected, beyond the version of the fix it is fixed; outside single versions nothing is known.
  private Judgement outside() {
    List<Hit> all = new ArrayList<>(out);
    all.addAll(unknown);
    Hit first = all.getFirst();
    List<Hit> affected = out.stream().filter(hit -> status(hit).open()).toList();
    String version = VersionCheck.version(first.subject());
    Optional<String> fix = fix(affected);
    if (fix.isPresent() && !version.isEmpty()) {
      Hit shown = affected.isEmpty() ? first : affected.getFirst();
      return new Judgement(Status.FIXED, Reasons.beyond(shown, fix.get()), List.of());
    }
    boolean ranges =
        !affected.isEmpty()
            && affected.stream().allMatch(hit -> hit.precision() == Match.Precision.RANGE)
            && unknown.isEmpty();
    return ranges
        ? new Judgement(Status.NOT_AFFECTED, Reasons.outside(affected), List.of())
        : new Judgement(Status.UNKNOWN, Reasons.unlisted(all), List.of());
  }

  /// The version of a fix that the installed version has reached: one listed as fixed that it is
  /// after, or one that a vendor's fix names.
  private Optional<String> fix(List<Hit> affected) {
    for (Hit hit : out) {
      if (status(hit) == Status.FIXED && hit.matches().size() == 1 && isAfterAll(hit, affected)) {
        return Optional.of(hit.first().versions());
      }
    }
    for (Remediation remediation : vulnerability.remediations()) {
      Optional<String> named = Fixes.version(remediation);
      boolean meant =
          affected.stream().anyMatch(hit -> remediation.products().contains(hit.productId()));
      if (meant
          && named.isPresent()
          && affected.stream().allMatch(hit -> reaches(hit, named.get()))) {
        return named;
      }
    }
    return Optional.empty();
  }

  private static boolean reaches(Hit hit, String version) {
    Ordering ordering = compare(hit, version);
    return ordering == Ordering.AFTER || ordering == Ordering.SAME;
  }

  private static boolean isAfterAll(Hit fixed, List<Hit> affected) {
    return compare(fixed, fixed.first().versions()) == Ordering.AFTER
        && affected.stream().allMatch(hit -> compare(hit, highest(hit)) == Ordering.AFTER);
  }

  private static String highest(Hit hit) {
    return RangeReader.read(hit.first().versions(), "").highest();
  }

  private static Ordering compare(Hit hit, String version) {
    InstalledProduct subject = hit.subject();
    return Versions.compare(VersionCheck.version(subject), version, subject.scheme());
  }
}
