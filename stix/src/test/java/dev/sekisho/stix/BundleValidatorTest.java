package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  /// Cases that are answered otherwise, by name and number among those of that name; the reasons
  /// are in docs/divergences.md.
  private static final Set<String> OTHERWISE =
      Set.of(
          // schemas of one's own, which the option schema_dir names
          "test_additional_schemas_custom_extension 1",
          "test_additional_schema 1",
          "test_additional_schema_custom_type 1",
          "test_additional_schema_custom_type 3",
          "test_additional_schema_extension 1",
          "test_additional_schema_extension 2",
          // options of the reference validator that allow nothing custom
          "test_strict_types 1",
          "test_custom_toplevel_property_with_extension 2",
          "test_custom_toplevel_property_with_extension 3",
          "test_custom_toplevel_property_with_extension 6",
          "test_pattern_custom_object_prefix_strict 2",
          "test_pattern_custom_property_prefix_strict 2",
          // options that do not go together or do not exist
          "test_silent_and_verbose 1",
          "test_invalid_check 1",
          // prefixes as deprecated §11 has them, where extensions-use is disabled
          "test_invalid_type_name_lax 2",
          "test_custom_toplevel_property_with_extension 4",
          "test_pattern_custom_object_noprefix 1",
          "test_pattern_custom_object_noprefix 3",
          // properties at top level by way of an extension, which §7.3 allows
          "test_observable_object_custom_toplevel_property_with_extension 1",
          "test_observable_object_custom_toplevel_property_with_extension 2",
          "test_observable_object_custom_toplevel_property_with_extension 3",
          "test_observable_object_custom_toplevel_property_with_extension 4",
          "test_observable_object_custom_toplevel_property_with_extension 5",
          "test_observable_object_custom_toplevel_property_with_extension 6",
          "test_observable_object_custom_toplevel_property_with_extension 7",
          // names of socket options, which the standard does not list
          "test_network_traffic_socket_options 1");

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    JsonNode all =
        JsonMapper.shared().readTree(SharedData.at("conformance/stix/object-cases.json").toFile());
    for (JsonNode one : all) {
      String source = one.path("source").stringValue();
      String name = source.substring(source.lastIndexOf('.') + 1);
      cases.add(Arguments.of(name + " " + numbers.merge(name, 1, Integer::sum), one));
    }
    return cases.stream();
  }

  @Test
  void cases_answeredOtherwise_areAllThere() {
    assertThat(cases().map(one -> one.get()[0])).hasSize(429).containsAll(OTHERWISE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validate_referenceCase_answersAsTheReferenceValidatorOrAsListed(String name, JsonNode one) {
    List<JsonDiagnostic> found = BundleValidator.validate(one.path("object"));
    JsonNode options = one.path("options");
    boolean fewer =
        options.has("disabled") || options.has("enabled") || !options.path("strict").asBoolean();
    Severity worst = fewer && one.path("valid").booleanValue() ? Severity.ERROR : Severity.WARNING;

    assertThat(found.stream().noneMatch(problem -> problem.severity().compareTo(worst) <= 0))
        .as("%s", found)
        .isEqualTo(one.path("valid").booleanValue() != OTHERWISE.contains(name));
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
