package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.List;

/// What an advisory means for a product of a host.
///
/// @param host the host
/// @param product the installed product
/// @param advisory id of the advisory
/// @param revision its revision
/// @param title its title
/// @param tlp its TLP label; empty if not said
/// @param status what it means
/// @param reason why
/// @param remediations those chosen, in the order to apply them
/// @param alternatives the others that the advisory offers, the better first
/// @param steps what to do, in order; empty if there is nothing to do
/// @param vulnerabilities what it means by vulnerability
/// @param matches which products of the advisory's tree the installed one was recognised as
public record Exposure(
    String host,
    InstalledProduct product,
    String advisory,
    String revision,
    Localized title,
    String tlp,
    Status status,
    Localized reason,
    List<Remediation> remediations,
    List<Remediation> alternatives,
    List<Step> steps,
    List<OfVulnerability> vulnerabilities,
    List<Match> matches) {
  public Exposure {
    remediations = List.copyOf(remediations);
    alternatives = List.copyOf(alternatives);
    steps = List.copyOf(steps);
    vulnerabilities = List.copyOf(vulnerabilities);
    matches = List.copyOf(matches);
  }

  /// What one vulnerability means.
  public record OfVulnerability(String id, Status status, Localized reason) {}

  /// What has to be started again after the remediations, such as `system`; empty if not said.
  public String restart() {
    return remediations.stream()
        .map(Remediation::restart)
        .filter(restart -> !restart.isEmpty() && !restart.equals("none"))
        .findFirst()
        .orElseGet(() -> remediations.stream().map(Remediation::restart).findFirst().orElse(""));
  }
}
