package dev.sekisho.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Our schema against those of OASIS and FIRST, made strict: each document and each mutation of it
/// is valid by both or by neither.
class SchemaOracleTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CSAF =
      "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json";
  private static final int MUTATIONS = 40;
  private static final List<String> STRANGE =
      List.of(
          "null",
          "7",
          "-0.5",
          "11",
          "true",
          "\"\"",
          "\"x\"",
          "\" \"",
          "[]",
          "{}",
          "[null, 1, {}]",
          "[\"a\", \"a\"]",
          "{\"a\": []}",
          "\"--\"",
          "\"1.0\"",
          "\"01\"",
          "\"1.0.0-01\"",
          "\"en-\"",
          "\"cpe:2.3:a:b\"",
          "\"cpe:/a:b\"",
          "\"pkg:a\"",
          "\"2003-08-02\"",
          "\"NONE\"",
          "\"a b\"",
          "\"CVSS:3.1/AV:N\"",
          "\"AV:N/AC:L\"",
          "\"CWE-0\"",
          "\"CVE-2003-1\"",
          "\"vendor\"");

  private static com.networknt.schema.Schema official() throws IOException {
    Map<String, String> schemas = new HashMap<>();
    schemas.put(CSAF, strict("conformance/csaf/json_schema/csaf_json_schema.json"));
    for (String version : List.of("2.0", "3.0", "3.1")) {
      String name = "cvss-v" + version;
      schemas.put(
          "https://www.first.org/cvss/" + name + ".json",
          Files.readString(
              SharedData.at("conformance/csaf/referenced_schema/first/" + name + "_strict.json")));
    }
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(schemas)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
        .getSchema(SchemaLocation.of(CSAF));
  }

  /// The schema with no other properties at any object that lists some.
  private static String strict(String file) {
    JsonNode schema = JSON.readTree(SharedData.at(file).toFile());
    close(schema);
    return schema.toString();
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("type").stringValue("").equals("object")
        && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(SchemaOracleTest::close);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of("validator/mandatory", "examples/csaf", "real")) {
      try (Stream<Path> files = Files.walk(SharedData.at("conformance/csaf/" + folder))) {
        files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static String difference(com.networknt.schema.Schema official, JsonNode root) {
    var theirs = official.validate(root);
    var ours = Schema.errors(root);
    return theirs.isEmpty() == ours.isEmpty() ? "" : "theirs: " + theirs + ", ours: " + ours;
  }

  @Test
  void errors_officialExamplesAndRealDocuments_areThereWhenTheStandardHasSome() throws IOException {
    com.networknt.schema.Schema official = official();
    for (Path file : documents()) {
      assertThat(difference(official, JSON.readTree(file.toFile()))).as("%s", file).isEmpty();
    }
  }

  @Test
  void errors_mutatedDocuments_areThereWhenTheStandardHasSome() throws IOException {
    com.networknt.schema.Schema official = official();
    Random random = new Random(1);
    int invalid = 0;
    for (Path file : documents()) {
      if (Files.size(file) < 20_000) {
        for (int i = 0; i < MUTATIONS; i++) {
          JsonNode root = JSON.readTree(file.toFile());
          List<Runnable> changes = new ArrayList<>();
          collect(root, JSON.readTree(STRANGE.get(random.nextInt(STRANGE.size()))), changes);
          changes.get(random.nextInt(changes.size())).run();
          assertThat(difference(official, root)).as("%s %s", file, root).isEmpty();
          invalid += Schema.errors(root).isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(invalid).isGreaterThan(1_000);
  }

  private static void collect(JsonNode node, JsonNode value, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        changes.add(() -> object.set(name, value));
        changes.add(() -> object.remove(name));
        changes.add(() -> object.set(name + "x", value));
        collect(object.path(name), value, changes);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, value));
        collect(array.get(i), value, changes);
      }
    }
  }

  @Test
  void errors_veryLongNames_areNoFailure() {
    String longName = "a".repeat(1_000_000);
    JsonNode root =
        JSON.readTree(
            "{\"document\": {\"lang\": \"%1$s\", \"tracking\": {\"version\": \"1.0.0-%1$s\"}}, \"product_tree\": {\"full_product_names\": [{\"product_identification_helper\": {\"cpe\": \"cpe:2.3:a:%1$s\"}}]}}"
                .formatted(longName));

    assertThat(Validator.validate(root).valid()).isFalse();
  }
}
