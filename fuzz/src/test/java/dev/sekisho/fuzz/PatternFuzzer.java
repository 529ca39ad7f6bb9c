package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.PatternPrinter;
import java.nio.charset.StandardCharsets;

/// Any text, read as a STIX pattern: what is none has its reason, the places lie inside the text,
/// and what is printed of one reads as the same pattern.
public final class PatternFuzzer {
  private PatternFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    switch (PatternParser.parse(text)) {
      case Parsed.Invalid invalid -> require(!invalid.errors().isEmpty(), "refused, but not why");
      case Parsed.Valid valid -> printed(valid);
    }
  }

  private static void printed(Parsed.Valid valid) {
    int end = valid.text().length();
    for (Parsed.Place place : valid.places()) {
      require(place.path() >= 0 && place.path() + place.pathLength() <= end, "path outside");
      require(place.operand() + place.operandLength() <= end, "operand outside");
    }
    String once = PatternPrinter.print(valid.pattern());
    require(
        PatternParser.parse(once) instanceof Parsed.Valid again
            && PatternPrinter.print(again.pattern()).contentEquals(once),
        "printed, it is another pattern: " + once);
  }
}
