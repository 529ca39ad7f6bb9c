package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;

/// What the head of an HTML page states.
final class HtmlHead {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("author", "author"),
          Map.entry("date", "published"),
          Map.entry("dc.date", "published"),
          Map.entry("dcterms.created", "published"),
          Map.entry("dcterms.modified", "updated"),
          Map.entry("article:published_time", "published"),
          Map.entry("article:modified_time", "updated"),
          Map.entry("last-modified", "updated"),
          Map.entry("og:site_name", "site"),
          Map.entry("dc.publisher", "publisher"),
          Map.entry("og:url", "url"));

  private HtmlHead() {}

  static List<Page.Stated> of(Document document) {
    List<Page.Stated> stated = new ArrayList<>();
    Element title = document.selectFirst("head > title");
    if (title != null) {
      add("title", title.text(), title, stated);
    }
    for (Element meta : document.select("meta[content]")) {
      String name = meta.attr("name") + meta.attr("property") + meta.attr("http-equiv");
      String known = NAMES.get(name.toLowerCase(Locale.ROOT));
      if (known != null) {
        add(known, meta.attr("content"), meta, stated);
      }
    }
    Element canonical = document.selectFirst("link[rel=canonical][href]");
    if (canonical != null) {
      add("url", canonical.attr("href"), canonical, stated);
    }
    Element root = document.selectFirst("html[lang]");
    if (root != null) {
      add("language", root.attr("lang"), root, stated);
    }
    return stated;
  }

  private static void add(String name, String text, Element from, List<Page.Stated> stated) {
    Range.Position start = from.sourceRange().start();
    String most = text.length() > 1000 ? text.substring(0, 1000) : text;
    stated.add(
        new Page.Stated(
            name, TextBuilder.line(most, new Place(0, start.lineNumber(), start.columnNumber()))));
  }
}
