package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.scan.Scanned;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Verdict;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.ScanForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// Any bytes, scanned as a message for something of every kind: nothing fails, a second scan says
/// the same, and what small limits call clean, larger ones do not sight.
public final class MessageFuzzer {
  private static final RuleSet RULES =
      rules(
          "[file:name = 'found.exe']",
          "[file:name MATCHES '(?i)\\\\.found$']",
          "[file:hashes.'SHA-256' = '" + "0".repeat(64) + "']",
          "[artifact:payload_bin MATCHES 'found in content']",
          "[url:value LIKE '%found.example%']",
          "[domain-name:value = 'found.example']",
          "[ipv4-addr:value = '192.0.2.1']",
          "[email-addr:value = 'found@found.example']",
          "[email-message:subject LIKE '%found%']",
          "[email-message:body LIKE '%found in text%']",
          "[email-message:from_ref.display_name = 'found']",
          "[email-message:received_lines[*] LIKE '%found%']",
          "[email-message:additional_header_fields.'X-Found' = 'found']");

  private static final Limits LARGE =
      Limits.standard()
          .with(Limit.TIME, 3_600_000)
          .with(Limit.UNPACKED_BYTES, 1 << 20)
          .with(Limit.MEMBERS, 200)
          .with(Limit.PARTS, 200)
          .with(Limit.PASSWORD_TRIES, 20);

  private static final Limits SMALL =
      LARGE
          .with(Limit.UNPACKED_BYTES, 2_000)
          .with(Limit.MEMBERS, 5)
          .with(Limit.PARTS, 5)
          .with(Limit.PASSWORD_TRIES, 2)
          .with(Limit.READINGS, 2)
          .with(Limit.DEPTH, 3);

  private static final Scanner OF_LARGE = new Scanner(RULES, LARGE);
  private static final Scanner OF_SMALL = new Scanner(RULES, SMALL);

  private MessageFuzzer() {}

  private static RuleSet rules(String... patterns) {
    List<Rule> rules =
        IntStream.range(0, patterns.length)
            .mapToObj(number -> rule(Integer.toString(number), patterns[number]))
            .toList();
    return RuleSet.compile(rules, Prefilters.pureJava());
  }

  private static Rule rule(String id, String pattern) {
    return switch (PatternParser.parse(pattern)) {
      case Parsed.Valid valid -> new Rule(id, ScanForm.of(valid.pattern()), false);
      case Parsed.Invalid invalid -> throw new IllegalArgumentException(invalid.toString());
    };
  }

  /// Called by the fuzzer first: what is loaded once is not the time of an input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("Subject: a\n\nb\n".getBytes(StandardCharsets.US_ASCII));
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Scanned large = scan(OF_LARGE, input);
    require(told(large).contentEquals(told(scan(OF_LARGE, input))), "scanned twice, two answers");
    Scanned small = scan(OF_SMALL, input);
    require(
        small.verdict() != Verdict.CLEAN || large.verdict() != Verdict.SIGHTING,
        "clean within small limits, and a sighting within large ones: " + told(large));
  }

  private static Scanned scan(Scanner scanner, byte[] input) {
    RawMessage message =
        new RawMessage(
            "fuzz", 1, 0, Slice.of(input), RawMessage.Kind.MESSAGE, List.of(), null, null, false);
    Scanned scanned = scanner.scan(message);
    for (Outcome.Undecided open : scanned.undecided()) {
      require(open.gap().cause() != Cause.FAILURE, "failed: " + open.gap());
    }
    require(
        scanned.verdict() != Verdict.INCOMPLETE || !scanned.undecided().isEmpty(),
        "incomplete, but why?");
    return scanned;
  }

  private static String told(Scanned scanned) {
    List<Integer> rules = scanned.sightings().stream().map(Outcome.Hit::rule).toList();
    return scanned.verdict() + " " + rules + " " + scanned.examination().gaps();
  }
}
