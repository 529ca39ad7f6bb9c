package dev.sekisho.stix;

import dev.sekisho.bytes.SharedData;
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

  static List<String> realPatterns() {
    try {
      return Files.readAllLines(SharedData.at("conformance/stix/real-patterns.txt"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
