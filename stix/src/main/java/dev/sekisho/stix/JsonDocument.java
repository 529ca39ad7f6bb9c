package dev.sekisho.stix;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came of reading one JSON document. Limits: 200 levels, strings of 100 million characters,
/// numbers of 1,000 digits, 512 MiB.
public sealed interface JsonDocument {
  /// A document.
  record Read(JsonNode root) implements JsonDocument {}

  /// No document: not JSON, past a limit, or a name twice in one object.
  record Unreadable(JsonDiagnostic problem) implements JsonDocument {}

  /// Reads one document to its end; `json` is not closed. A stream that fails is reported like a
  /// document that ends early.
  static JsonDocument read(InputStream json) {
    try {
      JsonNode root = Mapper.MAPPER.readTree(json);
      return root.isMissingNode()
          ? unreadable("line 1, column 1", "found an empty document")
          : new Read(root);
    } catch (JacksonException problem) {
      TokenStreamLocation at = problem.getLocation();
      String where =
          at == null
              ? "line 1, column 1"
              : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      return unreadable(where, problem.getOriginalMessage());
    }
  }

  private static Unreadable unreadable(String where, String message) {
    return new Unreadable(JsonDiagnostic.error("json.syntax", where, message));
  }

  /// The mapper, made on first use.
  final class Mapper {
    static final JsonMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(100_000_000)
                            .maxNumberLength(1_000)
                            .maxDocumentLength(512L << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Mapper() {}
  }
}
