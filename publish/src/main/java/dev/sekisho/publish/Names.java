package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.csaf.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The names of the malware by vendor: from the notes about names, which list `vendor: name`, and
/// from the external references of the malware in the bundle.
final class Names {
  private static final Pattern LINE = Pattern.compile("([^:：]{1,80})[:：]\\s*(\\S.*)");

  private final Source source;
  private final SiteText text;

  Names(Source source, SiteText text) {
    this.source = source;
    this.text = text;
  }

  /// The other ids of an advisory that are not ids of STIX objects.
  static List<String> ids(Advisory advisory) {
    return advisory.ids().stream().filter(id -> !id.matches("[a-z0-9-]+--[0-9a-f-]{36}")).toList();
  }

  /// True if every line of the notes says a vendor and a name: the table says it all.
  static boolean readsAll(List<Node> notes) {
    return !notes.isEmpty()
        && notes.stream()
            .flatMap(note -> note.text("text").lines())
            .allMatch(line -> line.isBlank() || LINE.matcher(line.strip()).matches());
  }

  /// Writes the table, and the names of no vendor below it.
  void write(Html html) {
    Map<String, String> vendors = byName();
    Set<String> others = new LinkedHashSet<>(source.advisory().names());
    others.removeAll(vendors.keySet());
    if (!vendors.isEmpty()) {
      html.start("table").start("thead").start("tr");
      html.element("th", text.of("column.vendor"), "scope", "col");
      html.element("th", text.of("column.name"), "scope", "col").end().endLine();
      html.start("tbody").line();
      vendors.forEach(
          (name, vendor) -> {
            html.start("tr").element("th", vendor, "scope", "row");
            html.start("td").element("code", name).end().endLine();
          });
      html.end().endLine();
    }
    if (!others.isEmpty()) {
      html.start("p");
      html.text(vendors.isEmpty() ? "" : text.of("names.other") + ": ");
      html.text(String.join(", ", others)).endLine();
    }
  }

  /// Vendors by the names they give.
  private Map<String, String> byName() {
    Map<String, String> vendors = new LinkedHashMap<>();
    List<Node> notes = new ArrayList<>();
    Document document = source.document(text.language());
    if (document != null) {
      notes.addAll(document.node().at("document").items("notes"));
      notes.removeIf(note -> Section.ofDocumentNote(note) != Section.NAMES);
    }
    if (readsAll(notes)) {
      for (Node note : notes) {
        for (String line : note.text("text").lines().toList()) {
          Matcher matcher = LINE.matcher(line.strip());
          if (matcher.matches()) {
            vendors.putIfAbsent(matcher.group(2).strip(), matcher.group(1).strip());
          }
        }
      }
    }
    source.bundles().forEach(bundle -> ofBundle(bundle.root(), vendors));
    return vendors;
  }

  private void ofBundle(JsonNode root, Map<String, String> vendors) {
    for (JsonNode object : root.path("objects")) {
      if (!object.path("type").stringValue("").equals("malware")) {
        continue;
      }
      for (JsonNode reference : object.path("external_references")) {
        String name = reference.path("external_id").stringValue("");
        if (source.advisory().names().contains(name)) {
          vendors.putIfAbsent(name, reference.path("source_name").stringValue(""));
        }
      }
    }
  }
}
