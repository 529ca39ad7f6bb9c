package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Chooses among the remediations that an advisory offers for a product: for the most specific
/// product and version first, then a vendor's fix before a mitigation before a workaround, then one
/// that supersedes others, then the later one, then that for fewer products.
final class RemediationChoice {
  private final Set<Remediation> chosen = new LinkedHashSet<>();
  private final Set<Remediation> others = new LinkedHashSet<>();

  /// Adds what a vulnerability offers.
  void add(Vulnerability vulnerability, List<Hit> hits) {
    List<Candidate> candidates = new ArrayList<>();
    for (Remediation remediation : vulnerability.remediations()) {
      hits.stream()
          .filter(
              hit ->
                  remediation.products().isEmpty()
                      || remediation.products().contains(hit.productId()))
          .max(Hit.BY_SPECIFICITY)
          .ifPresent(hit -> candidates.add(new Candidate(remediation, hit)));
    }
    candidates.sort(Candidate.BEST_FIRST);
    if (!candidates.isEmpty()) {
      Candidate first = candidates.getFirst();
      chosen.add(
          candidates.stream()
              .filter(first::isAlike)
              .map(Candidate::remediation)
              .reduce(first.remediation(), (a, b) -> Fixes.supersedes(b, a) ? b : a));
      candidates.forEach(one -> others.add(one.remediation()));
    }
  }

  /// Those chosen, one a vulnerability, without what others of them supersede and without what says
  /// the same.
  List<Remediation> chosen() {
    return distinct(chosen.stream().filter(one -> !isSuperseded(one)).toList());
  }

  private boolean isSuperseded(Remediation old) {
    return chosen.stream().anyMatch(newer -> Fixes.supersedes(newer, old));
  }

  /// The others.
  List<Remediation> alternatives() {
    Set<String> taken = new LinkedHashSet<>();
    chosen().forEach(one -> taken.add(one.details()));
    return distinct(others.stream().filter(one -> !taken.contains(one.details())).toList());
  }

  private static List<Remediation> distinct(List<Remediation> all) {
    Set<String> seen = new LinkedHashSet<>();
    return all.stream().filter(one -> seen.add(one.category() + "\n" + one.details())).toList();
  }

  /// A remediation, and the most specific hit it is for.
  private record Candidate(Remediation remediation, Hit hit) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparing(Candidate::hit, Hit.BY_SPECIFICITY.reversed())
            .thenComparingInt(one -> one.remediation().rank())
            .thenComparing(one -> one.remediation().date(), Comparator.reverseOrder())
            .thenComparingInt(one -> one.remediation().products().size())
            .thenComparingInt(one -> one.remediation().number());

    /// True if the other is of the same category, and as specific.
    boolean isAlike(Candidate other) {
      return remediation.rank() == other.remediation.rank()
          && Hit.BY_SPECIFICITY.compare(hit, other.hit) == 0;
    }
  }
}
