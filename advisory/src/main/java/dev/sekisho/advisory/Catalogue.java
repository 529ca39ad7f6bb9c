package dev.sekisho.advisory;

import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Rule;
import dev.sekisho.stix.ScanForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The indicators of a set of advisories as rules to run, and the way back from a rule to the
/// advisory and indicator it came from. Immutable.
public final class Catalogue {
  private final List<Advisory> advisories;
  private final List<Rule> rules;
  private final List<Entry> entries;

  private Catalogue(List<Advisory> advisories, List<Rule> rules, List<Entry> entries) {
    this.advisories = List.copyOf(advisories);
    this.rules = List.copyOf(rules);
    this.entries = List.copyOf(entries);
  }

  /// What a rule came from.
  public record Entry(Advisory advisory, Indicator indicator) {}

  /// The rules of `advisories` at the time of a scan.
  ///
  /// Indicators that are not run, revoked, or not valid at that time are left out; of several with
  /// one id the one modified last is taken. Constants compared with `hashes` are folded to lower
  /// case; what is asked of properties that mail never yields is false.
  public static Catalogue of(List<Advisory> advisories, Instant scanTime) {
    return of(advisories, scanTime, pattern -> Optional.of(MailForm.of(pattern)));
  }

  /// The rules of `advisories` at the time of a scan, as {@link #of(List, Instant)} for mail.
  ///
  /// @param form what a pattern is where it is run; empty if it can hold nowhere there: the
  ///   indicator is then left out
  public static Catalogue of(
      List<Advisory> advisories, Instant scanTime, Function<Pattern, Optional<Pattern>> form) {
    Map<String, Entry> byId = new LinkedHashMap<>();
    for (Advisory advisory : advisories) {
      for (Indicator indicator : advisory.indicators()) {
        byId.merge(indicator.id(), new Entry(advisory, indicator), Catalogue::newer);
      }
    }
    List<Rule> rules = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : byId.values()) {
      Indicator indicator = entry.indicator();
      if (indicator.pattern() == null || !indicator.validAt(scanTime)) {
        continue;
      }
      Optional<Pattern> pattern = form.apply(ScanForm.of(indicator.pattern()));
      if (pattern.isPresent()) {
        rules.add(new Rule(indicator.id(), pattern.get(), indicator.weak()));
        entries.add(entry);
      }
    }
    return new Catalogue(advisories, rules, entries);
  }

  private static Entry newer(Entry first, Entry second) {
    boolean later = second.indicator().modified().compareTo(first.indicator().modified()) > 0;
    return later ? second : first;
  }

  /// The rules; a rule's number is its place in this list.
  public List<Rule> rules() {
    return rules;
  }

  /// What the rule of this number came from.
  public Entry entry(int rule) {
    return entries.get(rule);
  }

  /// All advisories, those without a rule included.
  public List<Advisory> advisories() {
    return advisories;
  }

  /// The advisories that go by `query`: an advisory id, CVE, bulletin, KB article or a name of the
  /// malware; letter case does not count.
  public List<Advisory> find(String query) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    return advisories.stream().filter(advisory -> goesBy(advisory, wanted)).toList();
  }

  private static boolean goesBy(Advisory advisory, String wanted) {
    return Stream.of(List.of(advisory.id()), advisory.names(), advisory.ids())
        .flatMap(List::stream)
        .anyMatch(id -> id.toLowerCase(Locale.ROOT).equals(wanted));
  }
}
