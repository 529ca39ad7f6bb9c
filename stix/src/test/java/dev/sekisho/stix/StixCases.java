package dev.sekisho.stix;

import dev.sekisho.bytes.SharedData;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.hyperscan.Loaded;
import dev.sekisho.hyperscan.Prefilters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The published cases and patterns of the reference data.
final class StixCases {
  private StixCases() {}

  static JsonNode read(String name) {
    try (InputStream json = Files.newInputStream(SharedData.at("conformance/stix/" + name))) {
      return ((JsonDocument.Read) JsonDocument.read(json)).root();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The engines that every matching test runs on: pure Java, and native.
  static List<Prefilter.Compiler> prefilters() {
    return switch (Prefilters.load(List.of())) {
      case Loaded.Native(var compiler, _, _) -> List.of(Prefilters.pureJava(), compiler);
      case Loaded.Unavailable(String reason) -> throw new AssertionError(reason);
    };
  }

  static List<String> realPatterns() {
    try {
      return Files.readAllLines(SharedData.at("conformance/stix/real-patterns.txt"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
