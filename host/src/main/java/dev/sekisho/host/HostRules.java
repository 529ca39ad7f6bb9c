package dev.sekisho.host;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Catalogue;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import java.time.Instant;
import java.util.List;

/// The indicators of advisories, ready to be run on hosts of one naming. Immutable, shared between
/// threads; closing frees what is held outside the heap.
public final class HostRules implements AutoCloseable {
  private final Naming naming;
  private final HostExtras extras;
  private final Catalogue catalogue;
  private final RuleSet rules;
  private final ContentNeed content;
  private final Forms forms;

  private HostRules(
      Naming naming, HostExtras extras, Catalogue catalogue, Prefilter.Compiler prefilters) {
    this.naming = naming;
    this.extras = extras;
    this.catalogue = catalogue;
    List<Pattern> patterns = catalogue.rules().stream().map(Rule::pattern).toList();
    this.rules =
        RuleSet.compile(catalogue.rules().stream().map(HostRules::whole).toList(), prefilters);
    this.content = ContentNeed.of(patterns, prefilters);
    this.forms = Forms.of(patterns);
  }

  /// The indicators of `advisories` that a host can meet, at the time of the scan.
  ///
  /// @param prefilters makes the matchers
  public static HostRules of(
      List<Advisory> advisories, Instant time, Naming naming, Prefilter.Compiler prefilters) {
    return of(advisories, time, naming, HostExtras.NONE, prefilters);
  }

  /// The same, to be looked for in more.
  ///
  /// @param extras what is looked at beside all else
  public static HostRules of(
      List<Advisory> advisories,
      Instant time,
      Naming naming,
      HostExtras extras,
      Prefilter.Compiler prefilters) {
    Catalogue catalogue = Catalogue.of(advisories, time, pattern -> HostForm.of(pattern, naming));
    return new HostRules(naming, extras, catalogue, prefilters);
  }

  /// A rule that what could not be read leaves open, weak or not: weak ones count together.
  private static Rule whole(Rule rule) {
    return new Rule(rule.id(), rule.pattern(), false);
  }

  /// How the hosts name their files.
  public Naming naming() {
    return naming;
  }

  /// What is looked at beside all else.
  public HostExtras extras() {
    return extras;
  }

  /// Where each rule comes from.
  public Catalogue catalogue() {
    return catalogue;
  }

  RuleSet rules() {
    return rules;
  }

  ContentNeed content() {
    return content;
  }

  Forms forms() {
    return forms;
  }

  @Override
  public void close() {
    rules.close();
    content.close();
  }
}
