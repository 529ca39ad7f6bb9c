package dev.sekisho.draft;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the CSAF document of an advisory that is begun: a security advisory (CSAF 2.0 §4.4) in
/// status draft with one product, one vulnerability and one remediation.
final class TemplateCsaf {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PRODUCT = "CSAFPID-0001";

  private final Known known;
  private final Template.Places places;
  private final String id;
  private final String title;
  private final String time;
  private final String fileName;

  TemplateCsaf(
      Known known, Template.Places places, String id, String title, String time, String fileName) {
    this.known = known;
    this.places = places;
    this.id = id;
    this.title = title;
    this.time = time;
    this.fileName = fileName;
  }

  /// Where it will be published; the host is a placeholder.
  String address() {
    return CsafWriter.NAMESPACE + "/" + time.substring(0, 4) + "/" + fileName;
  }

  /// The document as JSON.
  String write(String now) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode document = root.putObject("document");
    document.put("category", "csaf_security_advisory").put("csaf_version", "2.0");
    distribution(document);
    document.put("lang", known.japanese() ? "ja" : "en");
    ArrayNode notes = document.putArray("notes");
    publisher(document.putObject("publisher"));
    document
        .putArray("references")
        .addObject()
        .put("category", "self")
        .put("summary", say("This advisory", "本アドバイザリ"))
        .put("url", places.add("/document/references/0/url", address()));
    document.put("title", title);
    tracking(document.putObject("tracking"), now);
    products(root.putObject("product_tree"));
    vulnerability(root.putArray("vulnerabilities").addObject());
    notes(notes);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private void distribution(ObjectNode document) {
    if (known.tlp().isEmpty()) {
      places.add("/document/distribution/tlp/label", "");
    } else {
      document
          .putObject("distribution")
          .putObject("tlp")
          .put("label", known.tlp())
          .put("url", "https://www.first.org/tlp/");
    }
  }

  private void publisher(ObjectNode publisher) {
    publisher.put("category", places.add("/document/publisher/category", "other"));
    publisher.put(
        "name",
        known.publisher().isEmpty()
            ? places.add("/document/publisher/name", open("publisher", "発行者"))
            : known.publisher());
    publisher.put(
        "namespace",
        known.namespace().isEmpty()
            ? places.add("/document/publisher/namespace", CsafWriter.NAMESPACE)
            : known.namespace());
  }

  private void tracking(ObjectNode tracking, String now) {
    tracking.put("current_release_date", time);
    tracking
        .putObject("generator")
        .put("date", now)
        .putObject("engine")
        .put("name", "Sekisho advisory new");
    tracking.put("id", id).put("initial_release_date", time);
    tracking
        .putArray("revision_history")
        .addObject()
        .put("date", time)
        .put("number", "0")
        .put("summary", say("Begun.", "作成開始。"));
    tracking.put("status", "draft").put("version", "0");
  }

  private void products(ObjectNode tree) {
    String at = "/product_tree/branches/0";
    ObjectNode vendor = tree.putArray("branches").addObject();
    ObjectNode product = vendor.putArray("branches").addObject();
    vendor.put("category", "vendor").put("name", places.add(at + "/name", open("vendor", "ベンダー")));
    at += "/branches/0";
    ObjectNode version = product.putArray("branches").addObject();
    product
        .put("category", "product_name")
        .put("name", places.add(at + "/name", open("product", "製品")));
    at += "/branches/0";
    version
        .put("category", "product_version")
        .put("name", places.add(at + "/name", open("version", "バージョン")));
    version
        .putObject("product")
        .put(
            "name",
            places.add(at + "/product/name", open("vendor, product and version", "ベンダー、製品、バージョン")))
        .put("product_id", PRODUCT);
  }

  private void vulnerability(ObjectNode one) {
    String at = "/vulnerabilities/0";
    places.add(at + "/cve", "");
    one.putArray("notes")
        .addObject()
        .put("category", "description")
        .put(
            "text",
            places.add(
                at + "/notes/0/text",
                open("what is wrong in the product, and what comes of it", "製品の何が問題で、何が起きるか")))
        .put("title", say("The vulnerability", "脆弱性"));
    places.add(at + "/product_status", "under_investigation");
    one.putObject("product_status").putArray("under_investigation").add(PRODUCT);
    places.add(at + "/remediations/0/category", "mitigation");
    ObjectNode remediation = one.putArray("remediations").addObject();
    remediation
        .put("category", "mitigation")
        .put(
            "details",
            places.add(
                at + "/remediations/0/details",
                open("what to do, prerequisites first", "行うこと(前提条件から順に)")))
        .putArray("product_ids")
        .add(PRODUCT);
  }

  private void notes(ArrayNode notes) {
    note(
        notes,
        "summary",
        say("Summary", "概要"),
        open("summary: what it is, how it arrives, what to do", "概要: 何か、どう届くか、何をすべきか"));
    note(
        notes,
        "other",
        say("Names of the malware", "マルウェアの名称"),
        open("one a line, vendor: name", "1行に1つ、ベンダー: 名称"));
    note(
        notes,
        "details",
        say("The mail", "メールの特徴"),
        open("subject, body, attachment and what is in it", "件名、本文、添付ファイルとその中身"));
    note(
        notes,
        "details",
        say("An infected host", "感染したホスト"),
        open("files with folder and size, registry keys and values", "ファイル(フォルダとサイズ)、レジストリのキーと値"));
    notes
        .addObject()
        .put("category", "other")
        .put(
            "text",
            places.text(
                say(
                    "stix.json: malware, indicator and course of action labelled draft-doubtful",
                    "stix.json: draft-doubtfulのラベルが付いたmalware、indicator、course-of-action")))
        .put("title", say("DRAFT: to be decided by a person", "下書き: 人が判断すること"));
  }

  private void note(ArrayNode notes, String category, String title, String text) {
    places.add("/document/notes/" + notes.size() + "/text", text);
    notes.addObject().put("category", category).put("text", text).put("title", title);
  }

  private String open(String english, String japanese) {
    return CsafWriter.PLACEHOLDER + " " + say(english, japanese);
  }

  private String say(String english, String japanese) {
    return known.japanese() ? japanese : english;
  }
}
