package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the STIX bundle of an advisory that is begun: a report that refers to the CSAF document,
/// with malware, an indicator of it and a course of action against it.
final class TemplateStix {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// The markings that STIX 2.1 §7.2.1.4 defines.
  private static final Map<String, String> MARKINGS =
      Map.of(
          "WHITE", "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
          "GREEN", "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
          "AMBER", "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
          "RED", "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

  private final Known known;
  private final String csafId;
  private final String title;
  private final String time;
  private final String address;
  private final String now;
  private final String marking;
  private final List<ObjectNode> objects = new ArrayList<>();

  TemplateStix(Known known, String csafId, String title, String time, String address, String now) {
    this.known = known;
    this.csafId = csafId;
    this.title = title;
    this.time = time;
    this.address = address;
    this.now = now;
    this.marking = MARKINGS.getOrDefault(known.tlp(), "");
  }

  /// The bundle as JSON.
  String write() {
    ObjectNode malware = doubtful("malware", open("name of the malware", "マルウェアの名称"));
    malware
        .put("description", open("what it does", "マルウェアの動作"))
        .put("is_family", false)
        .putArray("malware_types")
        .add("unknown");
    ObjectNode action = doubtful("course-of-action", open("what to do", "行うこと"));
    action.put("description", open("how to do it", "その手順"));
    ObjectNode indicator = doubtful("indicator", open("name of the indicator", "指標の名称"));
    indicator.put("description", open("what it meets, and what it cannot say", "検知するものと、表せないもの"));
    indicator.putArray("indicator_types").add("malicious-activity");
    indicator
        .put("pattern", "[email-message:subject = 'PLACEHOLDER " + now + "']")
        .put("pattern_type", "stix")
        .put("pattern_version", "2.1")
        .put("valid_from", time)
        .put("confidence", 0);
    relationship(indicator, "indicates", malware);
    relationship(action, "mitigates", malware);
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("type", "bundle").put("id", StixIds.of("bundle", seed()));
    ArrayNode all = bundle.putArray("objects");
    ObjectNode report = report();
    all.add(identity());
    if (!marking.isEmpty()) {
      all.add(definition());
    }
    all.add(report);
    objects.forEach(all::add);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(bundle) + "\n";
  }

  private String seed() {
    return csafId + "\u0000" + now + "\u0000";
  }

  private String publisher() {
    return StixIds.of("identity", known.publisher() + "\u0000" + known.namespace());
  }

  private ObjectNode identity() {
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    identity.put("type", "identity").put("spec_version", "2.1").put("id", publisher());
    identity.put("created", now).put("modified", now);
    identity.put(
        "name", known.publisher().isEmpty() ? open("publisher", "発行者") : known.publisher());
    if (!known.namespace().isEmpty()) {
      identity.put("contact_information", known.namespace());
    }
    identity.put("identity_class", "organization");
    mark(identity);
    return identity;
  }

  private ObjectNode definition() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("type", "marking-definition").put("spec_version", "2.1").put("id", marking);
    definition.put("created", "2017-01-20T00:00:00.000Z").put("definition_type", "tlp");
    definition.put("name", "TLP:" + known.tlp());
    definition.putObject("definition").put("tlp", known.tlp().toLowerCase(Locale.ROOT));
    return definition;
  }

  private ObjectNode report() {
    ObjectNode report = object("report", "");
    report.put("name", title);
    report.put(
        "description",
        say(
            "Indicators and courses of action of the CSAF advisory " + csafId + ".",
            "CSAFアドバイザリ " + csafId + " の指標と対処。"));
    report.putArray("report_types").add("malware");
    report.put("published", time);
    ArrayNode refs = report.putArray("object_refs");
    objects.forEach(one -> refs.add(one.path("id").stringValue("")));
    report
        .putArray("external_references")
        .addObject()
        .put("source_name", "csaf")
        .put("external_id", csafId)
        .put("url", address);
    return report;
  }

  private ObjectNode object(String type, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", type).put("spec_version", "2.1").put("id", StixIds.of(type, seed() + name));
    object.put("created", now).put("modified", now).put("created_by_ref", publisher());
    mark(object);
    object.put("lang", known.japanese() ? "ja" : "en");
    return object;
  }

  private void mark(ObjectNode object) {
    if (!marking.isEmpty()) {
      object.putArray("object_marking_refs").add(marking);
    }
  }

  private ObjectNode doubtful(String type, String name) {
    ObjectNode object = object(type, name);
    object.put("name", name);
    object.putArray("labels").add("draft-doubtful");
    objects.add(object);
    return object;
  }

  private void relationship(ObjectNode from, String type, ObjectNode to) {
    ObjectNode relationship = object("relationship", type);
    relationship.remove("lang");
    relationship
        .put("relationship_type", type)
        .put("source_ref", from.path("id").stringValue(""))
        .put("target_ref", to.path("id").stringValue(""));
    objects.add(relationship);
  }

  private String open(String english, String japanese) {
    return CsafWriter.PLACEHOLDER + " " + say(english, japanese);
  }

  private String say(String english, String japanese) {
    return known.japanese() ? japanese : english;
  }
}
