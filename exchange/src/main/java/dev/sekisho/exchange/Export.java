package dev.sekisho.exchange;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.engine.Pattern;
import dev.sekisho.stix.ScanForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Advisories as rules of another program.
///
/// @param files contents by name; the same for the same advisories
/// @param outcomes what became of each indicator, in the order of the advisories
public record Export(Map<String, byte[]> files, List<Outcome> outcomes) {
  public Export {
    files = Map.copyOf(files);
    outcomes = List.copyOf(outcomes);
  }

  /// Programs that rules are written for.
  public enum To {
    /// ClamAV 1.0 and later: hashes, logical signatures, container metadata.
    CLAMAV,
    /// YARA 4.
    YARA,
    /// Rspamd 3: Lua.
    RSPAMD,
    /// Postfix: header_checks, mime_header_checks, body_checks.
    POSTFIX,
    /// Sieve, RFC 5228.
    SIEVE,
    /// Sigma 2.
    SIGMA;

    private Target target() {
      return switch (this) {
        case CLAMAV -> new Clamav();
        case YARA -> new Yara();
        case RSPAMD -> new Rspamd();
        case POSTFIX -> new Postfix();
        case SIEVE -> new Sieve();
        case SIGMA -> new Sigma();
      };
    }
  }

  /// Which indicators are written.
  ///
  /// @param weak true if those that only hint are written too
  /// @param time those that are not valid then are left out
  /// @param most those with a narrower label are withheld; `RED` withholds nothing
  public record Choice(boolean weak, Instant time, Tlp most) {}

  /// The narrowest label of what is written: that of the export as a whole.
  public Tlp tlp() {
    return outcomes.stream()
        .filter(one -> !one.files().isEmpty())
        .map(Outcome::tlp)
        .reduce(Tlp.UNLABELED, Tlp::or);
  }

  /// Writes the indicators of `advisories` for `to`.
  public static Export of(List<Advisory> advisories, To to, Choice choice) {
    Target target = to.target();
    Sheets sheets = new Sheets();
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Advisory advisory : advisories) {
      for (Indicator indicator : advisory.indicators()) {
        outcomes.add(one(candidate(advisory, indicator, choice, names), target, sheets));
      }
    }
    return new Export(sheets.files(target), outcomes);
  }

  private static Outcome one(Candidate candidate, Target target, Sheets sheets) {
    Outcome.Draft draft = new Outcome.Draft();
    candidate.refusals().forEach(draft::refuse);
    List<Target.Rule> rules = target.rules(candidate, draft);
    if (candidate.indicator().validUntil() != null) {
      draft.wider(Reason.UNTIL);
    }
    Outcome outcome = draft.finish(candidate);
    for (String file : outcome.files()) {
      sheets.label(file, outcome.tlp());
      sheets.add(file, Comments.of(candidate, outcome, target.comment()));
      rules.stream()
          .filter(rule -> rule.file().equals(file))
          .forEach(rule -> sheets.add(file, rule.text()));
    }
    return outcome;
  }

  private static Candidate candidate(
      Advisory advisory, Indicator indicator, Choice choice, Set<String> names) {
    String name = name(advisory, indicator, names);
    Pattern pattern = indicator.pattern();
    List<Reason> refusals = new ArrayList<>();
    if (Tlp.of(advisory.tlp(indicator)).compareTo(choice.most()) > 0) {
      refusals.add(Reason.TLP);
    } else if (pattern == null) {
      refusals.add(Reason.LANGUAGE);
    } else if (!indicator.validAt(choice.time())) {
      refusals.add(Reason.NOT_VALID);
    } else if (indicator.weak() && !choice.weak()) {
      refusals.add(Reason.WEAK);
    }
    if (pattern == null || !refusals.isEmpty()) {
      return new Candidate(advisory, indicator, name, List.of(), refusals);
    }
    Clauses clauses = Clauses.of(ScanForm.of(pattern));
    return new Candidate(advisory, indicator, name, clauses.clauses(), clauses.refusals());
  }

  /// Advisory and the start of the indicator's UUID; all of the UUID where that is taken.
  private static String name(Advisory advisory, Indicator indicator, Set<String> names) {
    String id = word(indicator.id().replaceFirst("^indicator--", ""));
    String start = word(advisory.id().startsWith("indicator--") ? "" : advisory.id());
    String prefix = start.isEmpty() ? "" : start + "_";
    String brief = prefix + id.substring(0, Math.min(8, id.length()));
    String name = names.add(brief.toLowerCase(Locale.ROOT)) ? brief : prefix + id;
    names.add(name.toLowerCase(Locale.ROOT));
    return name;
  }

  private static String word(String text) {
    String word = text.replaceAll("[^A-Za-z0-9]+", "_");
    return word.length() > 60 ? word.substring(0, 60) : word;
  }
}
