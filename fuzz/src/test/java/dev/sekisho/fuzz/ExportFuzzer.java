package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.exchange.Export;
import dev.sekisho.exchange.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Any text, as the pattern of an indicator that is written for each other program, its expressions
/// read and written anew: every indicator has its outcome, what is not exact its reason, rules are
/// in a file that is there, a line of a table is one of its kind, and a second export is the same.
public final class ExportFuzzer {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final Export.Choice ALL = new Export.Choice(true, TIME, Tlp.RED);
  private static final String ID = "--00000000-0000-4000-8000-000000000001";

  private ExportFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = Given.file("export.json", bundle(new String(input, StandardCharsets.UTF_8)));
    List<Advisory> advisories = AdvisoryLoader.load(List.of(file)).advisories();
    for (Export.To to : Export.To.values()) {
      Export export = Export.of(advisories, to, ALL);
      Export again = Export.of(advisories, to, ALL);
      require(export.outcomes().equals(again.outcomes()), "exported twice, two outcomes");
      require(text(export).equals(text(again)), "exported twice, two files");
      export.outcomes().forEach(outcome -> sound(outcome, export));
      if (to == Export.To.POSTFIX) {
        text(export).values().forEach(table -> table.lines().forEach(ExportFuzzer::line));
      }
    }
  }

  private static void sound(Outcome outcome, Export export) {
    boolean exact = outcome.status() == Outcome.Status.EXACT;
    require(exact == outcome.reasons().isEmpty(), "why? " + outcome);
    boolean none = outcome.status() == Outcome.Status.NOT_EXPORTED;
    require(none == outcome.files().isEmpty(), "where? " + outcome);
    require(export.files().keySet().containsAll(outcome.files()), "no such file: " + outcome);
  }

  private static Map<String, String> text(Export export) {
    return export.files().entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, file -> new String(file.getValue(), StandardCharsets.UTF_8)));
  }

  /// A table of Postfix has comments and lines that start with an expression.
  private static void line(String line) {
    require(line.isEmpty() || "#/".indexOf(line.charAt(0)) >= 0, "no line of a table: " + line);
  }

  private static byte[] bundle(String pattern) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("type", "bundle").put("id", "bundle" + ID);
    ObjectNode indicator = root.putArray("objects").addObject();
    indicator.put("type", "indicator").put("spec_version", "2.1").put("id", "indicator" + ID);
    for (String time : List.of("created", "modified", "valid_from")) {
      indicator.put(time, "2003-01-01T00:00:00Z");
    }
    indicator.put("name", pattern).put("pattern_type", "stix").put("pattern", pattern);
    return JsonMapper.shared().writeValueAsBytes(root);
  }
}
