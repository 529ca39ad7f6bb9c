package dev.sekisho.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// What every page has around its content. A page loads nothing and runs nothing: its one style is
/// in it, and its policy allows that style by its hash and nothing else.
final class Frame {
  private static final String STYLE = style();
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'";

  private final Issuer issuer;
  private final SiteText text;
  private final Html html = new Html();

  Frame(Issuer issuer, SiteText text) {
    this.issuer = issuer;
    this.text = text;
  }

  /// Writes the beginning of a page up to its `main`.
  ///
  /// @param name name of the page, the same in every language, such as `index.html`
  /// @param title its title
  /// @param summary what search engines show of it; possibly empty
  Html begin(String name, String title, String summary) {
    String here = text.language();
    html.markup("<!DOCTYPE html>\n").start("html", "lang", here).line().start("head").line();
    head(html, title);
    if (!summary.isEmpty()) {
      html.empty("meta", "name", "description", "content", summary).line();
    }
    html.empty("link", "rel", "canonical", "href", issuer.url(here + "/" + name)).line();
    for (String language : SiteText.LANGUAGES) {
      alternate(html, language, issuer.url(language + "/" + name));
    }
    alternate(html, "x-default", issuer.url(name.equals("index.html") ? name : "en/" + name));
    html.empty(
        "link",
        "rel",
        "alternate",
        "type",
        "application/atom+xml",
        "title",
        text.of("site.title"),
        "href",
        "feed.xml");
    html.line().endLine();
    header(name);
    return html;
  }

  /// Writes what the head of every page starts with.
  static void head(Html html, String title) {
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.line().empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.empty("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", title).line();
    html.start("style").markup(STYLE).endLine();
  }

  /// Writes a link to the same page in another language.
  static void alternate(Html html, String language, String url) {
    html.empty("link", "rel", "alternate", "hreflang", language, "href", url).line();
  }

  private void header(String name) {
    html.start("body").line().element("a", text.of("site.skip"), "class", "skip", "href", "#main");
    html.line().start("header").start("div", "class", "bar");
    html.element("a", issuer.publisher().name(), "class", "home", "href", "index.html");
    html.start("nav", "aria-label", text.of("site.language"));
    html.element(
        "a",
        text.of("site.other"),
        "lang",
        text.other(),
        "hreflang",
        text.other(),
        "href",
        "../" + text.other() + "/" + name);
    html.end().end().endLine().start("main", "id", "main").line();
  }

  /// Writes the end of the page.
  ///
  /// @return the page
  byte[] end() {
    html.endLine().start("footer").start("div", "class", "foot").line();
    html.element("p", text.of("site.footer", issuer.publisher().name())).line();
    html.start("p").text(text.of("site.contact") + ": ");
    contact(issuer.securityContact());
    html.endLine();
    html.element(
            "p",
            issuer.open() ? text.of("site.white") : text.of("site.tlp", issuer.label().label()))
        .line();
    html.end().endLine().endLine().endLine();
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void contact(String address) {
    int colon = address.indexOf(':');
    String shown = address.startsWith("https:") ? address : address.substring(colon + 1);
    html.element("a", shown, "href", address);
  }

  private static String style() {
    try (InputStream css = Objects.requireNonNull(Frame.class.getResourceAsStream("site.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
