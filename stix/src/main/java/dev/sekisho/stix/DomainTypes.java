package dev.sekisho.stix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The STIX Domain, Relationship and Meta Objects that STIX 2.1 §3 to §5 and §7 define, and what
/// each type of object, observables included, requires.
final class DomainTypes {
  /* In the notation of ObservableTypes. */
  private static final String TABLE =
      """
      attack-pattern name description aliases* kill_chain_phases:{kill-chain-phase}*
      campaign name description aliases* first_seen:t last_seen:t objective
      course-of-action name description
      grouping name description context object_refs
      identity name description roles* identity_class sectors* contact_information
      incident name description
      indicator name description indicator_types* pattern pattern_type pattern_version valid_from:t \
      valid_until:t kill_chain_phases:{kill-chain-phase}*
      infrastructure name description infrastructure_types* aliases* \
      kill_chain_phases:{kill-chain-phase}* first_seen:t last_seen:t
      intrusion-set name description aliases* first_seen:t last_seen:t goals* resource_level \
      primary_motivation secondary_motivations*
      location name description latitude:f longitude:f precision:f region country \
      administrative_area city street_address postal_code
      malware name description malware_types* is_family:b aliases* \
      kill_chain_phases:{kill-chain-phase}* first_seen:t last_seen:t operating_system_refs>software \
      architecture_execution_envs* implementation_languages* capabilities* sample_refs>file|artifact
      malware-analysis product version host_vm_ref>software operating_system_ref>software \
      installed_software_refs>software configuration_version modules* analysis_engine_version \
      analysis_definition_version submitted:t analysis_started:t analysis_ended:t result_name result \
      analysis_sco_refs sample_ref>file|artifact|network-traffic
      note abstract content authors* object_refs
      observed-data first_observed:t last_observed:t number_observed:i objects:d object_refs
      opinion explanation authors* opinion object_refs
      report name description report_types* published:t object_refs
      threat-actor name description threat_actor_types* aliases* first_seen:t last_seen:t roles* \
      goals* sophistication resource_level primary_motivation secondary_motivations* \
      personal_motivations*
      tool name description tool_types* aliases* kill_chain_phases:{kill-chain-phase}* tool_version
      vulnerability name description
      relationship relationship_type description source_ref target_ref start_time:t stop_time:t
      sighting description first_seen:t last_seen:t count:i sighting_of_ref \
      observed_data_refs>observed-data where_sighted_refs>identity|location summary:b
      language-content object_ref object_modified:t contents:d
      marking-definition name definition_type definition:d
      extension-definition name description schema version extension_types* extension_properties*
      """;

  private static final String COMMON =
      " type spec_version id created_by_ref created:t modified:t revoked:b labels*"
          + " confidence:i lang external_references:{external-reference}*"
          + " object_marking_refs>marking-definition granular_markings:d* extensions:e";

  /// What each type requires beside what all of its kind do.
  private static final String REQUIRED =
      """
      attack-pattern name
      campaign name
      course-of-action name
      grouping context object_refs
      identity name
      incident name
      indicator pattern pattern_type valid_from
      infrastructure name
      intrusion-set name
      malware is_family
      malware-analysis product
      note content object_refs
      observed-data first_observed last_observed number_observed
      opinion opinion object_refs
      report name published object_refs
      threat-actor name
      tool name
      vulnerability name
      relationship relationship_type source_ref target_ref
      sighting sighting_of_ref
      language-content object_ref contents
      extension-definition name schema version extension_types created_by_ref
      autonomous-system number
      directory path
      domain-name value
      email-addr value
      email-message is_multipart
      ipv4-addr value
      ipv6-addr value
      mac-addr value
      mutex name
      network-traffic protocols
      software name
      url value
      kill-chain-phase kill_chain_name phase_name
      external-reference source_name
      """;

  private static final Map<String, Map<String, PropertyType>> TYPES =
      lines(TABLE, rest -> ObservableTypes.read(rest + COMMON));
  private static final Map<String, List<String>> REQUIREMENTS =
      lines(REQUIRED, rest -> Arrays.asList(rest.split(" ", -1)));
  private static final Map<String, Map<String, PropertyType>> STRUCTURES =
      Map.of(
          "kill-chain-phase", ObservableTypes.read("kill_chain_name phase_name"),
          "external-reference",
              ObservableTypes.read("source_name description url hashes:h external_id"));

  private DomainTypes() {}

  private static <T> Map<String, T> lines(String table, Function<String, T> read) {
    return table
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> read.apply(line[1])));
  }

  /// True for a type of §3 to §5 and §7.
  static boolean isDomain(String type) {
    return TYPES.containsKey(type);
  }

  /// The properties of any type of object, extension or structure; empty if it is not known.
  static Optional<Map<String, PropertyType>> properties(String type) {
    Map<String, PropertyType> found = TYPES.getOrDefault(type, STRUCTURES.get(type));
    if (found == null) {
      found = ObservableTypes.properties(type);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /// The properties that domain objects of every type have.
  static Map<String, PropertyType> common() {
    return ObservableTypes.read(COMMON);
  }

  /// What a type of object requires beside `type` and `id`.
  static List<String> required(String type) {
    return REQUIREMENTS.getOrDefault(type, List.of());
  }

  /// What every domain object of this type has to have.
  static Set<String> requiredOfAll(String type) {
    return type.equals("marking-definition")
        ? Set.of("spec_version", "created")
        : Set.of("spec_version", "created", "modified");
  }
}
