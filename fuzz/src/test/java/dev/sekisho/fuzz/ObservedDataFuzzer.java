package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.stix.JsonDiagnostic;
import dev.sekisho.stix.ObservedData;
import dev.sekisho.stix.ObservedDataReader;
import dev.sekisho.stix.PatternMatcher;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.Verdict;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;

/// Any bytes, read as observed data and matched: nothing is read in silence, what is wrong has its
/// place, each pattern has an answer, and a second reading gives the same.
public final class ObservedDataFuzzer {
  private static final long STEPS = 1_000_000;
  private static final PatternMatcher MATCHER =
      PatternMatcher.compile(
          Stream.of(
                  "[file:name = 'found.exe']",
                  "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']",
                  "[file:parent_directory_ref.path MATCHES 'found']",
                  "[email-message:to_refs[*].value LIKE '%@found.example']",
                  "[artifact:payload_bin = 'found']",
                  "[file:size > 10 AND EXISTS file:extensions]",
                  "[ipv4-addr:value ISSUBSET '192.0.2.0/24']",
                  "[file:name = 'a'] FOLLOWEDBY [file:name = 'b'] WITHIN 5 SECONDS",
                  "[file:name = 'a'] REPEATS 3 TIMES")
              .map(PatternParser::parse)
              .toList(),
          Prefilters.pureJava());

  private ObservedDataFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    ObservedData data = ObservedDataReader.read(new ByteArrayInputStream(input));
    require(
        !data.observations().isEmpty() || !data.diagnostics().isEmpty(),
        "nothing is read, and nothing is said");
    for (JsonDiagnostic one : data.diagnostics()) {
      require(one.where().isEmpty() || "/l".indexOf(one.where().charAt(0)) >= 0, "where? " + one);
    }
    List<Verdict> verdicts = MATCHER.match(data.observations(), STEPS);
    ObservedData again = ObservedDataReader.read(new ByteArrayInputStream(input));
    require(data.diagnostics().equals(again.diagnostics()), "read twice, two complaints");
    require(
        verdicts.equals(MATCHER.match(again.observations(), STEPS)), "matched twice, two answers");
  }
}
