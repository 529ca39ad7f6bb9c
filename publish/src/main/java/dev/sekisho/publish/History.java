package dev.sekisho.publish;

import dev.sekisho.csaf.Node;
import dev.sekisho.csaf.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The revisions of a document, the last first, and its references.
final class History {
  private final Document document;
  private final SiteText text;

  History(Document document, SiteText text) {
    this.document = document;
    this.text = text;
  }

  /// Writes the revision history.
  void write(Html html) {
    List<Node> revisions = new ArrayList<>(document.tracking().items("revision_history"));
    if (revisions.isEmpty()) {
      return;
    }
    revisions.sort(
        (a, b) -> Document.instant(b.text("date")).compareTo(Document.instant(a.text("date"))));
    html.start("table").start("thead").start("tr");
    for (String column : List.of("column.revision", "column.date", "column.summary")) {
      html.element("th", text.of(column), "scope", "col", "lang", text.language());
    }
    html.end().endLine().start("tbody").line();
    for (Node revision : revisions) {
      html.start("tr").element("th", revision.text("number"), "scope", "row");
      html.start("td", "class", "date");
      String date = revision.text("date");
      html.element("time", text.date(date), "datetime", date, "lang", text.language()).end();
      html.element("td", revision.text("summary")).endLine();
    }
    html.end().endLine();
  }

  /// Writes the references, each address once; those to the document itself are left out.
  static void references(Document document, Html html) {
    Map<String, String> references = new LinkedHashMap<>();
    collect(document.node().at("document"), references);
    for (Vulnerability vulnerability : document.vulnerabilities()) {
      collect(vulnerability.node(), references);
    }
    list(references, html);
  }

  /// Writes references.
  ///
  /// @param references what stands for each address, by address
  static void list(Map<String, String> references, Html html) {
    if (references.isEmpty()) {
      return;
    }
    html.start("ul").line();
    references.forEach(
        (url, summary) -> {
          html.start("li").link(url, summary.isEmpty() ? url : summary);
          html.endLine();
        });
    html.endLine();
  }

  private static void collect(Node holder, Map<String, String> references) {
    for (Node reference : holder.items("references")) {
      if (!reference.text("category").equals("self")) {
        references.putIfAbsent(reference.text("url"), reference.text("summary"));
      }
    }
  }

  /// The summary of the reference that leads to `url`; empty if there is none.
  static String summary(Document document, String url) {
    Map<String, String> references = new LinkedHashMap<>();
    collect(document.node().at("document"), references);
    document.vulnerabilities().forEach(one -> collect(one.node(), references));
    return references.getOrDefault(url, "");
  }
}
