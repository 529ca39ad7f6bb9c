package dev.sekisho.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes facts as a STIX 2.1 bundle: a report with malware, vulnerabilities, indicators, courses
/// of action and how they hang together.
final class StixWriter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Findings findings;
  private final String csafId;
  private final String now;
  private final List<ObjectNode> objects = new ArrayList<>();
  private final Set<String> ids = new LinkedHashSet<>();

  StixWriter(Findings findings, String csafId, Instant now) {
    this.findings = findings;
    this.csafId = csafId;
    this.now = Stamps.of(now);
  }

  /// The bundle as JSON.
  String write() {
    Optional<String> malware = malware();
    List<String> vulnerabilities = vulnerabilities();
    malware.ifPresent(from -> vulnerabilities.forEach(to -> relationship(from, "exploits", to)));
    indicators(malware);
    actions(malware, vulnerabilities);
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("type", "bundle").put("id", StixIds.of("bundle", page()));
    ArrayNode all = bundle.putArray("objects");
    all.add(report());
    objects.forEach(all::add);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(bundle) + "\n";
  }

  private String page() {
    return csafId + "\u0000" + findings.notice().page().name();
  }

  private ObjectNode object(String type, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", type).put("spec_version", "2.1").put("id", StixIds.of(type, page() + name));
    object.put("created", now).put("modified", now);
    object.put("lang", findings.japanese() ? "ja" : "en");
    return object;
  }

  private String keep(ObjectNode object) {
    String id = object.path("id").stringValue();
    if (ids.add(id)) {
      objects.add(object);
    }
    return id;
  }

  private ObjectNode report() {
    ObjectNode report = object("report", "");
    String title =
        findings.best(Kind.TITLE).map(Fact::value).orElse(CsafWriter.PLACEHOLDER + " title");
    report.put("name", title);
    report.put("published", findings.best(Kind.PUBLISHED).map(Fact::value).orElse(now));
    ArrayNode types = report.putArray("report_types");
    if (findings.has(Kind.MALWARE_NAME)) {
      types.add("malware");
    }
    if (findings.has(Kind.CVE) || findings.has(Kind.BULLETIN)) {
      types.add("vulnerability");
    }
    if (types.isEmpty()) {
      types.add("indicator");
    }
    ids.forEach(report.putArray("object_refs")::add);
    if (ids.isEmpty()) {
      report.withArray("object_refs").add(keep(nothing()));
    }
    report
        .putArray("external_references")
        .addObject()
        .put("source_name", "csaf")
        .put("external_id", csafId);
    return report;
  }

  /// A report has to list something.
  private ObjectNode nothing() {
    ObjectNode note = object("note", "nothing");
    note.put("content", findings.say("DRAFT: the page has no indicators.", "下書き: ページに指標がありません。"));
    note.putArray("object_refs").add(StixIds.of("report", page()));
    return note;
  }

  private Optional<String> malware() {
    List<Fact> names = findings.of(Kind.MALWARE_NAME).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode malware = object("malware", "");
    malware.put("name", threat());
    malware.put("is_family", false);
    Set<String> aliases = new LinkedHashSet<>();
    names.stream().map(Fact::value).filter(name -> !name.equals(threat())).forEach(aliases::add);
    if (!aliases.isEmpty()) {
      aliases.forEach(malware.putArray("aliases")::add);
    }
    List<Fact> vendors = names.stream().filter(name -> !name.detail("vendor").isEmpty()).toList();
    if (!vendors.isEmpty()) {
      ArrayNode references = malware.putArray("external_references");
      vendors.forEach(
          name ->
              references
                  .addObject()
                  .put("source_name", name.detail("vendor"))
                  .put("external_id", name.value()));
    }
    return Optional.of(keep(malware));
  }

  /// What the malware is called: the common name, else the first one, else the title.
  private String threat() {
    return findings
        .of(Kind.MALWARE_NAME)
        .filter(name -> !name.detail("family").isEmpty())
        .findFirst()
        .or(() -> findings.best(Kind.MALWARE_NAME))
        .or(() -> findings.best(Kind.TITLE))
        .map(Fact::value)
        .orElse(csafId);
  }

  private List<String> vulnerabilities() {
    List<String> made = new ArrayList<>();
    for (Kind kind : List.of(Kind.CVE, Kind.BULLETIN)) {
      findings
          .of(kind)
          .filter(Fact::sure)
          .forEach(
              fact -> {
                ObjectNode one = object("vulnerability", fact.value());
                one.put("name", fact.value());
                if (kind == Kind.CVE) {
                  one.putArray("external_references")
                      .addObject()
                      .put("source_name", "cve")
                      .put("external_id", fact.value());
                }
                made.add(keep(one));
              });
    }
    return made;
  }

  private void indicators(Optional<String> malware) {
    String from = findings.best(Kind.PUBLISHED).map(Fact::value).orElse(now);
    for (DraftIndicator drafted : new Indicators(findings, threat()).all()) {
      ObjectNode indicator = object("indicator", drafted.pattern());
      indicator.put("name", drafted.name());
      indicator.putArray("indicator_types").add("malicious-activity");
      indicator.put("pattern", drafted.pattern());
      indicator.put("pattern_type", "stix").put("pattern_version", "2.1");
      indicator.put("valid_from", from);
      indicator.put("confidence", drafted.confidence());
      if (drafted.doubtful()) {
        indicator.putArray("labels").add("draft-doubtful");
      }
      String id = keep(indicator);
      malware.ifPresent(to -> relationship(id, "indicates", to));
    }
  }

  private void actions(Optional<String> malware, List<String> vulnerabilities) {
    findings
        .of(Kind.REMEDIATION)
        .forEach(
            fact -> {
              ObjectNode action = object("course-of-action", fact.value());
              action.put("name", fact.value());
              if (!fact.detail("url").isEmpty()) {
                action
                    .putArray("external_references")
                    .addObject()
                    .put("source_name", findings.say("notice", "告知"))
                    .put("url", fact.detail("url"));
              }
              if (!fact.sure()) {
                action.putArray("labels").add("draft-doubtful");
              }
              String id = keep(action);
              malware.ifPresent(to -> relationship(id, "mitigates", to));
              vulnerabilities.forEach(to -> relationship(id, "mitigates", to));
            });
  }

  private void relationship(String from, String type, String to) {
    ObjectNode relationship = object("relationship", from + type + to);
    relationship.remove("lang");
    relationship.put("relationship_type", type).put("source_ref", from).put("target_ref", to);
    keep(relationship);
  }
}
