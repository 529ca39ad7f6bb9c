package dev.sekisho.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The advisories in one language as an Atom feed (RFC 4287), the last changed first.
final class AtomFeed {
  private AtomFeed() {}

  /// The feed.
  static byte[] bytes(List<Source> sources, Issuer issuer, SiteText text) {
    String here = text.language();
    Html xml = new Html();
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.start("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", here).line();
    xml.element("id", issuer.url(here + "/feed.xml")).line();
    xml.element("title", text.of("site.choose", issuer.publisher().name())).line();
    xml.emptyXml("link", "rel", "self", "href", issuer.url(here + "/feed.xml")).line();
    xml.emptyXml(
        "link", "rel", "alternate", "type", "text/html", "href", issuer.url(here + "/index.html"));
    xml.line().element("updated", updated(sources).toString()).line();
    xml.start("author").element("name", issuer.publisher().name());
    xml.element("uri", issuer.publisher().namespace()).endLine();
    sources.forEach(source -> entry(xml, source, issuer, text));
    xml.endLine();
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// When the last of them changed.
  static Instant updated(List<Source> sources) {
    return sources.stream().map(Source::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private static void entry(Html xml, Source source, Issuer issuer, SiteText text) {
    String here = text.language();
    String page = issuer.url(here + "/" + source.stem() + ".html");
    Words title = Words.of(source.advisory().title(), here);
    Document document = source.document(here);
    xml.start("entry").line().element("id", page).line();
    xml.element("title", title.text(), "xml:lang", title.on(here)).line();
    xml.emptyXml("link", "rel", "alternate", "type", "text/html", "hreflang", here, "href", page);
    xml.line();
    for (Document one : source.documents()) {
      xml.emptyXml(
          "link",
          "rel",
          "enclosure",
          "type",
          "application/json",
          "hreflang",
          one.lang(),
          "href",
          issuer.url(Publication.DOCUMENTS + one.path()));
      xml.line();
    }
    xml.element("updated", source.updated().toString()).line();
    if (document != null) {
      xml.element("published", Document.instant(document.initial()).toString()).line();
      String lang = Words.isOf(document.lang(), here) ? "" : document.lang();
      xml.element("summary", Summary.of(document), "xml:lang", lang).line();
    }
    xml.endLine();
  }
}
