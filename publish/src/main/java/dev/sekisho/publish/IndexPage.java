package dev.sekisho.publish;

import dev.sekisho.csaf.Node;
import java.util.List;

/// The list of all advisories in one language, the last changed first.
final class IndexPage {
  private IndexPage() {}

  /// The page.
  ///
  /// @param sources the advisories in the order in which they are shown
  static byte[] bytes(List<Source> sources, Issuer issuer, SiteText text) {
    Frame frame = new Frame(issuer, text);
    String title = text.of("site.choose", issuer.publisher().name());
    Html html = frame.begin("index.html", title, title);
    html.element("h1", text.of("site.title")).line();
    if (sources.isEmpty()) {
      html.element("p", text.of("site.none")).line();
    } else {
      html.start("ul", "class", "list").line();
      sources.forEach(source -> entry(html, source, text));
      html.endLine();
    }
    html.element("h2", text.of("site.machine")).line().start("ul").line();
    link(html, "feed.xml", text.of("site.feed"));
    if (issuer.open()) {
      link(html, "../" + Publication.METADATA, text.of("site.provider"));
    }
    html.endLine();
    return frame.end();
  }

  private static void link(Html html, String href, String name) {
    html.start("li").element("a", name, "href", href).endLine();
  }

  private static void entry(Html html, Source source, SiteText text) {
    Words title = Words.of(source.advisory().title(), text.language());
    Document document = source.document(text.language());
    html.start("li").start("p", "class", "eyebrow").element("span", source.advisory().id());
    String severity = Words.of(source.advisory().severity(), text.language()).text();
    if (!severity.isEmpty()) {
      html.element("span", severity, "class", "tag severe");
    }
    html.endLine().start("h2").start("a", "href", source.stem() + ".html");
    html.element("span", title.text(), "lang", title.on(text.language())).end().endLine();
    if (document != null) {
      String lang = Words.isOf(document.lang(), text.language()) ? "" : document.lang();
      html.element("p", Summary.of(document), "lang", lang).line();
      Node tracking = document.tracking();
      html.start("p", "class", "soft").text(text.of("page.updated") + ": ");
      String date = tracking.text("current_release_date");
      html.element("time", text.date(date), "datetime", date);
      html.text(" · " + text.of("page.revision") + " " + tracking.text("version")).endLine();
    } else {
      Words summary = Summary.of(source.advisory(), text.language());
      html.element("p", summary.text(), "lang", summary.on(text.language())).line();
      html.start("p", "class", "soft").text(text.of("page.updated") + ": ");
      String date = source.advisory().revision();
      html.element("time", text.date(date), "datetime", date).endLine();
    }
    html.endLine();
  }
}
