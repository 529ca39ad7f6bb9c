package dev.sekisho.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes facts as a CSAF 2.0 document in status draft.
final class CsafWriter {
  /// The start of every placeholder.
  static final String PLACEHOLDER = "PLACEHOLDER";

  /// The placeholder of an address (RFC 2606 §2).
  static final String NAMESPACE = "https://placeholder.invalid";

  private static final String EPOCH = "1970-01-01T00:00:00.000Z";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Findings findings;
  private final List<Missing> missing;
  private final Instant now;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  CsafWriter(Findings findings, List<Missing> missing, Instant now) {
    this.findings = findings;
    this.missing = missing;
    this.now = now;
  }

  /// The tracking id: the page's, else a placeholder.
  static String id(Findings findings) {
    return findings.best(Kind.ADVISORY_ID).map(Fact::value).orElse(PLACEHOLDER + "-ID");
  }

  /// The document as JSON.
  String write() {
    ObjectNode document = root.putObject("document");
    CsafProducts products = new CsafProducts(findings);
    CsafVulnerabilities vulnerabilities = new CsafVulnerabilities(findings, products);
    boolean advisory = products.any();
    findings
        .best(Kind.SEVERITY)
        .ifPresent(
            severity -> document.putObject("aggregate_severity").put("text", severity.value()));
    document.put("category", advisory ? "csaf_security_advisory" : "csaf_base");
    document.put("csaf_version", "2.0");
    document.put("lang", findings.japanese() ? "ja" : "en");
    publisher(document.putObject("publisher"));
    references(document);
    document.put("title", title());
    tracking(document.putObject("tracking"));
    if (!advisory) {
      missing.add(new Missing("/product_tree", ""));
    }
    if (advisory) {
      products.write(root);
    }
    vulnerabilities.write(root);
    ArrayNode notes = new CsafNotes(findings, missing).write();
    if (!notes.isEmpty()) {
      document.set("notes", notes);
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private String title() {
    Optional<Fact> title = findings.best(Kind.TITLE);
    return title
        .map(Fact::value)
        .orElseGet(() -> placeholder("/document/title", PLACEHOLDER + " title"));
  }

  private String placeholder(String path, String value) {
    missing.add(new Missing(path, value));
    return value;
  }

  private void publisher(ObjectNode publisher) {
    publisher.put("category", placeholder("/document/publisher/category", "other"));
    publisher.put(
        "name",
        findings
            .best(Kind.PUBLISHER)
            .map(Fact::value)
            .orElseGet(() -> placeholder("/document/publisher/name", PLACEHOLDER + " publisher")));
    publisher.put(
        "namespace",
        findings
            .of(Kind.REFERENCE)
            .filter(fact -> fact.detail("category").equals("self"))
            .flatMap(fact -> Urls.origin(fact.value()).stream())
            .findFirst()
            .orElseGet(() -> placeholder("/document/publisher/namespace", NAMESPACE)));
  }

  private void references(ObjectNode document) {
    List<Fact> references =
        findings.of(Kind.REFERENCE).filter(fact -> Urls.isWeb(fact.value())).toList();
    if (references.isEmpty()) {
      return;
    }
    ArrayNode array = document.putArray("references");
    for (Fact reference : references) {
      ObjectNode one = array.addObject();
      one.put("category", reference.detail("category"));
      one.put(
          "summary",
          reference.detail("summary").isEmpty() ? reference.value() : reference.detail("summary"));
      one.put("url", reference.value());
    }
  }

  private void tracking(ObjectNode tracking) {
    List<Fact> revisions =
        findings.of(Kind.REVISION).sorted(Comparator.comparing(Fact::value)).toList();
    Optional<String> first =
        findings
            .best(Kind.PUBLISHED)
            .map(Fact::value)
            .or(() -> revisions.stream().map(Fact::value).findFirst());
    String published =
        first.orElseGet(() -> placeholder("/document/tracking/initial_release_date", EPOCH));
    List<ObjectNode> history = history(revisions, published);
    String last = history.getLast().path("date").stringValue();
    tracking.put("current_release_date", last);
    ObjectNode generator = tracking.putObject("generator");
    generator.put("date", Stamps.of(now));
    generator.putObject("engine").put("name", "Sekisho advisory draft");
    String id = id(findings);
    tracking.put(
        "id", findings.has(Kind.ADVISORY_ID) ? id : placeholder("/document/tracking/id", id));
    tracking.put("initial_release_date", published);
    tracking.putArray("revision_history").addAll(history);
    tracking.put("status", "draft");
    tracking.put("version", history.getLast().path("number").stringValue());
  }

  /// The page's own history, numbered in its order, or what its dates say.
  private List<ObjectNode> history(List<Fact> revisions, String published) {
    List<ObjectNode> history = new ArrayList<>();
    String words =
        findings.say(
            "Draft made by rules from the page " + findings.notice().page().name(),
            findings.notice().page().name() + " から規則によって作成した下書き");
    String updated = findings.best(Kind.UPDATED).map(Fact::value).orElse("");
    if (revisions.isEmpty()) {
      history.add(revision(published, 1, words));
      if (updated.compareTo(published) > 0) {
        history.add(revision(updated, 2, words));
      }
      return history;
    }
    if (published.compareTo(revisions.getFirst().value()) < 0) {
      history.add(revision(published, 1, words));
    }
    for (Fact entry : revisions) {
      String summary = entry.detail("summary").isEmpty() ? words : entry.detail("summary");
      history.add(revision(entry.value(), history.size() + 1, summary));
    }
    return history;
  }

  private static ObjectNode revision(String date, int number, String summary) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("date", date)
        .put("number", Integer.toString(number))
        .put("summary", summary);
  }
}
