package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BundleValidatorTest {
  /// Cases that turn on more than the checks of STIX itself (schemas and prefixes of one's own);
  /// properties at top level by way of an extension, which STIX 2.1 §7.3 allows where the reference
  /// validator does not; short names inside patterns, which are notes here; socket options.
  private static final Set<String> OTHER =
      Set.of(
          "test_pattern_custom_object_noprefix",
          "test_pattern_custom_invalid_format",
          "test_pattern_custom_object_type_too_short",
          "test_pattern_custom_property_too_short",
          "test_additional_schemas_custom_extension",
          "test_additional_schema",
          "test_additional_schema_custom_type",
          "test_additional_schema_extension",
          "test_strict_types",
          "test_silent_and_verbose",
          "test_invalid_check",
          "test_invalid_type_name_lax",
          "test_pattern_custom_object_prefix_strict",
          "test_pattern_custom_property_prefix_strict",
          "test_observable_object_custom_toplevel_property_with_extension",
          "test_custom_toplevel_property_with_extension",
          "test_network_traffic_socket_options");

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    JsonNode all =
        JsonMapper.shared().readTree(SharedData.at("conformance/stix/object-cases.json").toFile());
    for (JsonNode one : all) {
      String source = one.path("source").stringValue();
      String name = source.substring(source.lastIndexOf('.') + 1);
      if (!OTHER.contains(name)) {
        cases.add(Arguments.of(name, one));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validate_referenceCase_answersAsTheReferenceValidator(String name, JsonNode one) {
    List<JsonDiagnostic> found = BundleValidator.validate(one.path("object"));
    JsonNode options = one.path("options");
    boolean fewer =
        options.has("disabled") || options.has("enabled") || !options.path("strict").asBoolean();
    Severity worst = fewer && one.path("valid").booleanValue() ? Severity.ERROR : Severity.WARNING;

    assertThat(found.stream().noneMatch(problem -> problem.severity().compareTo(worst) <= 0))
        .as("%s", found)
        .isEqualTo(one.path("valid").booleanValue());
  }

  @Test
  void validate_relationshipToAnAbsentObject_isWarned() {
    JsonNode bundle =
        JsonMapper.shared()
            .readTree(
                """
                {"type": "bundle", "id": "bundle--8f0a3d2e-1b7c-4c55-9a35-6a3f0d6c1b11",
                 "objects": [{"type": "relationship", "spec_version": "2.1",
                  "id": "relationship--8f0a3d2e-1b7c-4c55-9a35-6a3f0d6c1b12",
                  "created": "2003-08-02T00:00:00Z", "modified": "2003-08-02T00:00:00Z",
                  "relationship_type": "indicates",
                  "source_ref": "indicator--8f0a3d2e-1b7c-4c55-9a35-6a3f0d6c1b13",
                  "target_ref": "location--8f0a3d2e-1b7c-4c55-9a35-6a3f0d6c1b14"}]}
                """);

    assertThat(BundleValidator.validate(bundle))
        .extracting(JsonDiagnostic::code)
        .containsExactly("stix.relationship", "stix.unknown-ref", "stix.unknown-ref");
  }

  @Test
  void validate_veryLongWords_areNoFailure() {
    String words = "a-".repeat(500_000);
    JsonNode object =
        JsonMapper.shared()
            .readTree(
                """
                {"type": "malware", "malware_types": ["%1$s"], "lang": "%1$s", "name": "%1$s",
                 "created": "%1$s", "id": "malware--%1$s", "created_by_ref": "%1$s"}
                """
                    .formatted(words));

    assertThat(BundleValidator.validate(object))
        .extracting(JsonDiagnostic::code)
        .contains("stix.id", "stix.timestamp", "stix.vocabulary");
  }

  @Property(tries = 300)
  void validate_memberOfAnotherKind_neverThrows(
      @ForAll @IntRange(max = 428) int number, @ForAll @IntRange(max = 5) int with) {
    JsonNode cases =
        JsonMapper.shared().readTree(SharedData.at("conformance/stix/object-cases.json").toFile());
    String strange = List.of("null", "7", "[]", "{}", "[[{}], 1]", "\"\"").get(with);
    JsonNode value = JsonMapper.shared().readTree(strange);
    JsonNode object = cases.get(number).path("object");
    for (String name : List.copyOf(object.propertyNames())) {
      ObjectNode changed = (ObjectNode) object.deepCopy();
      changed.set(name, value);
      assertThat(BundleValidator.validate(changed)).isNotNull();
    }
  }
}
