package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.exchange.Imported;
import dev.sekisho.exchange.ImportedBundle;
import dev.sekisho.exchange.IndicatorList;
import dev.sekisho.stix.BundleValidator;
import dev.sekisho.stix.JsonDiagnostic;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Any text, read as a list of indicators (values, CSV, MISP): every pattern of it is one, each row
/// and all that is not read has its place, and the bundle is valid STIX, the same each time.
public final class IndicatorListFuzzer {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private IndicatorListFuzzer() {}

  /// Called by the fuzzer first: what is loaded once is not the time of an input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("example.com".getBytes(StandardCharsets.UTF_8));
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Imported list = IndicatorList.read(text);
    for (Imported.Row row : list.rows()) {
      require(PatternParser.parse(row.pattern()) instanceof Parsed.Valid, "no pattern: " + row);
      require(!row.place().isEmpty(), "a row from nowhere");
    }
    for (Imported.Unread one : list.unread()) {
      require(!one.place().isEmpty(), "not read, but where?");
    }
    if (!list.rows().isEmpty()) {
      bundle(list, IndicatorList.read(text));
    }
  }

  private static void bundle(Imported list, Imported again) {
    byte[] bundle = ImportedBundle.write(Map.of("list", list), TIME);
    byte[] second = ImportedBundle.write(Map.of("list", again), TIME);
    require(Arrays.equals(bundle, second), "read twice, two bundles");
    JsonNode root = JsonMapper.shared().readTree(bundle);
    for (JsonDiagnostic diagnostic : BundleValidator.validate(root)) {
      require(diagnostic.severity() != Severity.ERROR, "not valid STIX: " + diagnostic);
    }
  }
}
