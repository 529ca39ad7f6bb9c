package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.csaf.Node;
import dev.sekisho.csaf.Vulnerability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The page of an advisory in one language. Each section is written apart, so that the contents
/// list those that are there.
final class NoticePage {
  private final Source source;
  private final Advisory advisory;
  private final Issuer issuer;
  private final SiteText text;
  private final @Nullable Document document;
  private final List<String> files;

  /// @param files paths of the files for machines that the site has of the advisory
  NoticePage(Source source, Issuer issuer, SiteText text, List<String> files) {
    this.source = source;
    this.advisory = source.advisory();
    this.issuer = issuer;
    this.text = text;
    this.document = source.document(text.language());
    this.files = files;
  }

  /// The page.
  byte[] bytes() {
    Words title = Words.of(advisory.title(), text.language());
    Frame frame = new Frame(issuer, text);
    Html html = frame.begin(source.stem() + ".html", title.text(), summary());
    head(html, title);
    Map<Section, String> sections = sections();
    contents(html, sections);
    sections.forEach(
        (section, content) -> {
          html.start("section", "aria-labelledby", section.id()).line();
          html.element("h2", text.of("section." + section.id()), "id", section.id()).line();
          html.markup(content).endLine();
        });
    return frame.end();
  }

  private String summary() {
    return document == null ? Summary.of(advisory, text.language()).text() : Summary.of(document);
  }

  private void head(Html html, Words title) {
    html.start("p", "class", "eyebrow").element("span", advisory.id());
    String severity = Words.of(advisory.severity(), text.language()).text();
    if (!severity.isEmpty()) {
      html.element("span", severity, "class", "tag severe");
    }
    html.element("span", "TLP:" + issuer.label().label(), "class", "tag tlp").endLine();
    html.element("h1", title.text(), "lang", title.on(text.language())).line();
    facts(html);
    if (document != null && document.tracking().text("status").equals("interim")) {
      html.element("p", text.of("page.interim"), "class", "note").line();
    }
    if (document != null && !Words.isOf(document.lang(), text.language())) {
      html.element("p", text.of("site.untranslated"), "class", "note").line();
    }
    Words action = Words.of(advisory.action(), text.language());
    if (!action.text().isEmpty()) {
      html.start("div", "class", "first").line();
      html.element("h2", text.of("page.first")).line();
      html.element("p", action.text(), "lang", action.on(text.language())).endLine();
    }
  }

  private void facts(Html html) {
    html.start("dl", "class", "facts").line();
    if (document != null) {
      date(html, "page.published", document.initial());
      date(html, "page.updated", document.current());
      fact(html, "page.revision", advisory.revision());
    } else {
      date(html, "page.published", source.published());
      date(html, "page.updated", advisory.revision());
    }
    fact(html, "page.ids", String.join(", ", Names.ids(advisory)));
    html.endLine();
  }

  private void date(Html html, String key, String date) {
    if (date.isEmpty()) {
      return;
    }
    html.element("dt", text.of(key)).start("dd");
    html.element("time", text.date(date), "datetime", date).endLine();
  }

  private void fact(Html html, String key, String value) {
    if (!value.isEmpty()) {
      html.element("dt", text.of(key)).element("dd", value).line();
    }
  }

  private void contents(Html html, Map<Section, String> sections) {
    html.start("nav", "class", "toc", "aria-labelledby", "contents");
    html.element("h2", text.of("page.contents"), "id", "contents").start("ul");
    for (Section section : sections.keySet()) {
      html.start("li");
      html.element("a", text.of("section." + section.id()), "href", "#" + section.id()).end();
    }
    html.end().endLine();
  }

  private Map<Section, String> sections() {
    Map<Section, String> sections = new EnumMap<>(Section.class);
    Indicators indicators = new Indicators(advisory.indicators(), text);
    Names names = new Names(source, text);
    for (Section section : Section.values()) {
      Html html = new Html();
      if (document != null) {
        in(html, document, () -> notes(html, document, section));
      } else if (section == Section.INTRODUCTION) {
        description(html);
      } else if (section == Section.REFERENCES) {
        History.list(source.references(), html);
      }
      switch (section) {
        case INTRODUCTION, MORE -> {
          // notes only
        }
        case ARRIVAL -> indicators.inMail(html);
        case TELL -> indicators.elsewhere(html);
        case AFFECTED -> of(document, it -> in(html, it, () -> new Affected(it, text).write(html)));
        case REMEDIES -> new Remedies(advisory, document, text).write(html);
        case GET -> of(document, it -> in(html, it, () -> new Downloads(it, text).write(html)));
        case NAMES -> names.write(html);
        case HISTORY -> of(document, it -> in(html, it, () -> new History(it, text).write(html)));
        case REFERENCES -> of(document, it -> in(html, it, () -> History.references(it, html)));
        case MACHINE -> machine(html);
      }
      String content = html.toString();
      if (!content.isBlank()) {
        sections.put(section, content);
      }
    }
    return sections;
  }

  private static void of(@Nullable Document document, Consumer<Document> write) {
    if (document != null) {
      write.accept(document);
    }
  }

  /// Writes what is in the document's language; on a page in another one it says so.
  private void in(Html html, Document of, Runnable write) {
    if (Words.isOf(of.lang(), text.language())) {
      write.run();
    } else {
      html.start("div", "lang", of.lang());
      write.run();
      html.end();
    }
  }

  private void description(Html html) {
    Words words = Words.of(advisory.description(), text.language());
    if (!words.text().isEmpty()) {
      html.start("div", "lang", words.on(text.language()));
      Prose.write(words.text(), html);
      html.end();
    }
  }

  private void notes(Html html, Document from, Section section) {
    List<Node> notes = new ArrayList<>();
    for (Node note : from.node().at("document").items("notes")) {
      if (Section.ofDocumentNote(note) == section) {
        notes.add(note);
      }
    }
    for (Vulnerability vulnerability : from.vulnerabilities()) {
      for (Node note : vulnerability.node().items("notes")) {
        if (Section.ofVulnerabilityNote(note) == section) {
          notes.add(note);
        }
      }
    }
    if (section == Section.NAMES && Names.readsAll(notes)) {
      return;
    }
    boolean headed = notes.size() > 1 || section == Section.MORE || section == Section.AFFECTED;
    boolean first = true;
    for (Node note : notes) {
      String title = note.text("title");
      boolean summary = first && section == Section.INTRODUCTION;
      if (headed && !title.isEmpty() && !summary) {
        html.element("h3", title).line();
      }
      Prose.write(note.text("text"), html);
      first = false;
    }
  }

  private void machine(Html html) {
    if (files.isEmpty()) {
      return;
    }
    html.start("ul").line();
    for (String file : files) {
      html.start("li")
          .element("a", file.substring(file.lastIndexOf('/') + 1), "href", "../" + file);
      html.text(" – " + Kinds.of(file, source, text)).endLine();
    }
    html.endLine();
  }
}
