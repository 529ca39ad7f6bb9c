package dev.sekisho.publish;

import java.nio.charset.StandardCharsets;

/// The first page of the site: the way to each language.
final class RootPage {
  private RootPage() {}

  /// The page.
  static byte[] bytes(Issuer issuer) {
    Html html = new Html();
    html.markup("<!DOCTYPE html>\n").start("html", "lang", "en").line().start("head").line();
    Frame.head(html, SiteText.in("en").of("site.choose", issuer.publisher().name()));
    for (String language : SiteText.LANGUAGES) {
      Frame.alternate(html, language, issuer.url(language + "/index.html"));
    }
    Frame.alternate(html, "x-default", issuer.url("index.html"));
    html.endLine().start("body").line().start("main").line();
    html.element("h1", issuer.publisher().name()).line().start("ul", "class", "list").line();
    for (String language : SiteText.LANGUAGES) {
      SiteText text = SiteText.in(language);
      html.start("li").start("h2");
      html.element(
          "a",
          text.of("site.title") + " (" + SiteText.in(text.other()).of("site.other") + ")",
          "lang",
          language,
          "hreflang",
          language,
          "href",
          language + "/index.html");
      html.end().endLine();
    }
    html.endLine().endLine().endLine().endLine();
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }
}
