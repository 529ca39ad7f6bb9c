package dev.sekisho.csaf;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The strict schema of CSAF 2.0: the structure of §3, with CVSS, and no other properties. It is
/// written for this program; a test compares it with the schema of the standard.
final class Schema {
  /// No name that the schema describes by an expression is so long; longer ones do not conform. It
  /// keeps the expressions of the JDK, which recurse, from running out of stack.
  private static final int LONGEST_NAME = 2_000;

  private static final com.networknt.schema.Schema SCHEMA = load();

  private Schema() {}

  private static com.networknt.schema.Schema load() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(Schema::expression)
            .build();
    try (InputStream schema = Schema.class.getResourceAsStream("csaf-2.0-strict.json")) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
          .getSchema(schema, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RegularExpression expression(String regex) {
    RegularExpression expression =
        JDKRegularExpressionFactory.getInstance().getRegularExpression(regex);
    return value -> value.length() <= LONGEST_NAME && expression.matches(value);
  }

  /// What the schema objects to, in the order of the document.
  static List<Content.SchemaError> errors(JsonNode document) {
    return SCHEMA.validate(document).stream().map(Schema::error).toList();
  }

  private static Content.SchemaError error(Error error) {
    String detail =
        switch (error.getKeyword()) {
          case "enum", "pattern" -> string(error.getInstanceNode());
          default ->
              error.getArguments() == null
                  ? ""
                  : Arrays.stream(error.getArguments())
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "));
        };
    return new Content.SchemaError(
        error.getInstanceLocation().toString(), error.getKeyword(), detail);
  }

  private static String string(JsonNode node) {
    return node == null ? "" : node.isString() ? node.stringValue() : node.toString();
  }
}
