package dev.sekisho.host;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Catalogue;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Sequences;
import dev.sekisho.engine.Stream;
import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.HostFindings.OpenEnd;
import dev.sekisho.host.HostResult.HostSighting;
import dev.sekisho.host.HostResult.OfAdvisory;
import dev.sekisho.host.HostResult.Open;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes of what was found on a host its verdict.
///
/// Weak indicators of one advisory that met different artefacts count together: as independent
/// evidence, of which the confidence that none is right is the product of the doubts
/// (docs/hosts.md).
final class HostConclusion {
  private static final int LISTED = 5;

  private final HostRules rules;
  private final HostFindings findings;
  private final List<AutostartSeen> autostarts;
  private final List<Stream.Finding> together;
  private final Set<Integer> undecided = new HashSet<>();
  private final List<HostSighting> sightings = new ArrayList<>();

  HostConclusion(
      HostRules rules, HostFindings findings, List<AutostartSeen> autostarts, long steps) {
    this.rules = rules;
    this.findings = findings;
    this.autostarts = autostarts;
    this.together = findings.together(steps);
  }

  /// How many things of each kind were seen.
  record Counts(long files, long members, long keys, long deleted) {}

  HostResult of(String name, Counts seen) {
    Map<String, List<String>> starters = starters();
    findings.hits().forEach((rule, hits) -> sole(rule, hits, starters));
    together.forEach(this::together);
    List<Open> open = findings.open().stream().map(this::open).filter(o -> o.count() > 0).toList();
    List<OfAdvisory> advisories = advisories();
    HostVerdict verdict = verdict(advisories, open);
    return new HostResult(
        name,
        verdict,
        sightings,
        open,
        open.isEmpty() ? 0 : findings.moreOpen(),
        advisories,
        autostarts,
        seen.files(),
        seen.members(),
        seen.keys(),
        seen.deleted());
  }

  private Map<String, List<String>> starters() {
    Map<String, List<String>> starters = new HashMap<>();
    for (AutostartSeen autostart : autostarts) {
      if (autostart.target() != null) {
        String file = rules.naming().foldPath(autostart.target().name());
        starters.computeIfAbsent(file, _ -> new ArrayList<>()).add(autostart.name());
      }
    }
    return starters;
  }

  private void sole(int rule, HostFindings.Hits hits, Map<String, List<String>> starters) {
    Catalogue.Entry entry = rules.catalogue().entry(rule);
    for (HostFindings.Sole sole : hits.first()) {
      sightings.add(
          new HostSighting(
              entry.advisory(),
              entry.indicator(),
              List.of(sole.artefact()),
              hits.count(),
              starters.getOrDefault(rules.naming().foldPath(sole.artefact()), List.of()),
              sole.deleted(),
              sole.hit()));
    }
  }

  private void together(Stream.Finding finding) {
    if (!(finding.result() instanceof Sequences.Match(List<Long> bound))) {
      undecided.add(finding.rule());
      return;
    }
    Catalogue.Entry entry = rules.catalogue().entry(finding.rule());
    Set<String> paths = new LinkedHashSet<>();
    List<Outcome.Evidence> evidence = new ArrayList<>();
    for (long observation : bound) {
      HostFindings.Note note = findings.note(observation);
      if (note != null && paths.size() < HostFindings.ARTEFACTS && paths.add(note.artefact())) {
        evidence.addAll(note.evidence());
      }
    }
    sightings.add(
        new HostSighting(
            entry.advisory(),
            entry.indicator(),
            List.copyOf(paths),
            bound.size(),
            List.of(),
            false,
            new Outcome.Hit(finding.rule(), evidence)));
  }

  private Open open(OpenEnd end) {
    Set<Integer> left = new LinkedHashSet<>(end.rules());
    long count = end.count();
    for (int rule : end.parts()) {
      if (undecided.contains(rule)) {
        left.add(rule);
        count++;
      }
    }
    List<String> ids =
        left.stream()
            .limit(LISTED)
            .map(rule -> rules.catalogue().entry(rule).indicator().id())
            .toList();
    return new Open(
        end.artefact(), end.lost().cause(), end.lost().detail(), end.property(), count, ids);
  }

  private List<OfAdvisory> advisories() {
    Map<Advisory, List<HostSighting>> byAdvisory = new LinkedHashMap<>();
    for (HostSighting sighting : sightings) {
      byAdvisory.computeIfAbsent(sighting.advisory(), _ -> new ArrayList<>()).add(sighting);
    }
    List<OfAdvisory> all = new ArrayList<>();
    byAdvisory.forEach((advisory, of) -> all.add(ofAdvisory(advisory, of)));
    return all;
  }

  private OfAdvisory ofAdvisory(Advisory advisory, List<HostSighting> of) {
    Set<Indicator> found = new LinkedHashSet<>();
    of.forEach(sighting -> found.add(sighting.indicator()));
    List<Indicator> missing = new ArrayList<>();
    for (int rule = 0; rule < rules.catalogue().rules().size(); rule++) {
      Catalogue.Entry entry = rules.catalogue().entry(rule);
      boolean single = Pattern.brackets(rules.catalogue().rules().get(rule).pattern()).size() == 1;
      if (single && entry.advisory().equals(advisory) && !found.contains(entry.indicator())) {
        missing.add(entry.indicator());
      }
    }
    return new OfAdvisory(advisory, confidence(of), List.copyOf(found), missing);
  }

  /// The confidence of sightings together: that of the strongest, if it is strong; else what weak
  /// ones come to, each indicator once, on an artefact that no other counts.
  ///
  /// What was deleted adds to that, and comes to no more than something weak.
  static int confidence(List<HostSighting> sightings) {
    List<HostSighting> there = sightings.stream().filter(s -> !s.deleted()).toList();
    int sure = together(there);
    return sure >= Indicator.STRONG || there.size() == sightings.size()
        ? sure
        : Math.min(Indicator.STRONG - 1, together(sightings));
  }

  private static int together(List<HostSighting> sightings) {
    List<HostSighting> strongest = new ArrayList<>(sightings);
    strongest.sort(
        Comparator.comparingInt((HostSighting s) -> s.indicator().confidence()).reversed());
    Set<String> indicators = new HashSet<>();
    Set<String> artefacts = new HashSet<>();
    double doubt = 1;
    int strong = strongest.isEmpty() ? 0 : strongest.getFirst().indicator().confidence();
    if (strong >= Indicator.STRONG) {
      return strong;
    }
    for (HostSighting sighting : strongest) {
      int confidence = sighting.indicator().confidence();
      if (!indicators.contains(sighting.indicator().id()) && artefacts.add(identity(sighting))) {
        indicators.add(sighting.indicator().id());
        doubt *= 1 - confidence / 100.0;
      }
    }
    return (int) Math.round(100 * (1 - doubt));
  }

  /// What is one artefact, whichever way it was seen: an entry of a key counts as its key.
  private static String identity(HostSighting sighting) {
    String path = sighting.paths().isEmpty() ? "" : sighting.paths().getFirst();
    int entry = path.indexOf(" › ");
    return (entry < 0 ? path : path.substring(0, entry)).toLowerCase(Locale.ROOT);
  }

  private static HostVerdict verdict(List<OfAdvisory> advisories, List<Open> open) {
    if (advisories.stream().anyMatch(of -> of.confidence() >= Indicator.STRONG)) {
      return HostVerdict.INFECTED;
    }
    if (!advisories.isEmpty()) {
      return HostVerdict.SUSPICIOUS;
    }
    return open.isEmpty() ? HostVerdict.CLEAN : HostVerdict.INCOMPLETE;
  }
}
