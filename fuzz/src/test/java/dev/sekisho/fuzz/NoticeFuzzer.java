package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.draft.Draft;
import dev.sekisho.draft.Drafter;
import dev.sekisho.draft.Drafting;
import dev.sekisho.draft.Fact;
import dev.sekisho.stix.BundleValidator;
import dev.sekisho.stix.JsonDiagnostic;
import dev.sekisho.stix.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Any bytes, read as a notice for people (Markdown, text, HTML, PDF): the budget is kept, every
/// fact says where it stands, the STIX draft is valid, and a second draft is the same.
public final class NoticeFuzzer {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private NoticeFuzzer() {}

  /// Called by the fuzzer first: what is loaded once is not the time of an input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("a".getBytes(StandardCharsets.UTF_8));
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    for (String name : List.of("notice.md", "notice.txt")) {
      Drafting once = draft(name, input);
      require(once.equals(draft(name, input)), "drafted twice, two drafts");
      if (once instanceof Drafting.Drafted(Draft draft)) {
        sound(draft);
      }
    }
  }

  private static Drafting draft(String name, byte[] input) {
    Budget budget =
        Budget.of(
            Limits.standard()
                .with(Limit.UNPACKED_BYTES, 1 << 20)
                .with(Limit.MEMBERS, 100)
                .with(Limit.PARTS, 500));
    Drafting drafting = Drafter.draft(name, input, budget, TIME);
    Properties.requireKept(budget);
    return drafting;
  }

  private static void sound(Draft draft) {
    for (Fact fact : draft.facts()) {
      require(!fact.value().isBlank(), "a fact without a value: " + fact);
      require(fact.place().line() >= 0 && fact.place().column() >= 0, "nowhere: " + fact);
    }
    require(JsonMapper.shared().readTree(draft.csaf()).isObject(), "no CSAF");
    for (JsonDiagnostic one :
        BundleValidator.validate(JsonMapper.shared().readTree(draft.stix()))) {
      require(one.severity() != Severity.ERROR, "not valid STIX: " + one);
    }
  }
}
