package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.stix.ObservedData;
import dev.sekisho.stix.ObservedDataReader;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternMatcher;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Any bytes, up to the first NUL an expression, then what it is looked for in, as text and as
/// bytes: the prefilter hides nothing that the exact check finds.
public final class ExpressionFuzzer {
  private static final int LONGEST = 200;
  private static final long STEPS = 1_000_000;

  /// Lets all through to the exact check.
  private static final Prefilter.Compiler NONE = expressions -> new Everything(expressions.size());

  private record Everything(int count) implements Prefilter {
    @Override
    public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
      for (int i = 0; i < count; i++) {
        candidate.accept(i);
      }
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private ExpressionFuzzer() {}

  /// Called by the fuzzer first: what is loaded once is not the time of an input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[] {'a', 0, 'a'});
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    if (end > LONGEST || input.length - end > LONGEST) {
      return;
    }
    String expression = new String(input, 0, end, StandardCharsets.UTF_8);
    int start = Math.min(end + 1, input.length);
    byte[] content = new byte[input.length - start];
    System.arraycopy(input, start, content, 0, content.length);
    ObservedData data = observed(content);
    String constant = expression.replace("\\", "\\\\").replace("'", "\\'");
    for (String operator : List.of("MATCHES", "LIKE")) {
      check("[file:name " + operator + " '" + constant + "']", data);
      check("[artifact:payload_bin " + operator + " '" + constant + "']", data);
    }
  }

  private static void check(String pattern, ObservedData data) {
    List<Parsed> parsed = List.of(PatternParser.parse(pattern));
    Verdict filtered = match(parsed, Prefilters.pureJava(), data);
    Verdict exact = match(parsed, NONE, data);
    require(
        !(exact instanceof Verdict.Match) || filtered instanceof Verdict.Match,
        "hidden by the prefilter: " + pattern);
    require(
        !(filtered instanceof Verdict.Match) || !(exact instanceof Verdict.NoMatch),
        "found by the prefilter alone: " + pattern);
  }

  private static Verdict match(
      List<Parsed> pattern, Prefilter.Compiler prefilters, ObservedData data) {
    try (PatternMatcher matcher = PatternMatcher.compile(pattern, prefilters)) {
      return matcher.match(data.observations(), STEPS).getFirst();
    }
  }

  private static ObservedData observed(byte[] content) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("type", "observed-data").put("id", "observed-data--1").put("number_observed", 1);
    ObjectNode objects = root.putObject("objects");
    String text = new String(content, StandardCharsets.UTF_8);
    objects.putObject("0").put("type", "file").put("name", text);
    String base64 = Base64.getEncoder().encodeToString(content);
    objects.putObject("1").put("type", "artifact").put("payload_bin", base64);
    return ObservedDataReader.of(root);
  }
}
