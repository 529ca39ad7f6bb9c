package dev.sekisho.scan;

import dev.sekisho.document.CharacterReferences;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A forgiving reader of HTML and XML for two things: the references in its attributes and the text
/// it shows. Attributes that are no reference but hold an address (`srcset`, `style`, a refresh, a
/// handler, the target of a relationship) are text.
///
/// Source: HTML Standard §13.2 for what ends a comment and a character reference. What stands in a
/// conditional comment is shown by Outlook, and read, and so are CDATA sections. Elements whose
/// content is no markup, such as scripts, are read both as that and as text. Linear time, without a
/// tree; a tag that does not end runs to the end of input.
final class HtmlText {
  private static final Set<String> REFERENCES =
      Set.of(
          "href",
          "src",
          "action",
          "formaction",
          "background",
          "data",
          "poster",
          "cite",
          "longdesc",
          "lowsrc",
          "dynsrc",
          "manifest");

  /// Pages in attributes of pages (`srcdoc`) that are read.
  private static final int DEEPEST = 4;

  private static final int LONGEST_CONDITION = 256;
  private static final Set<String> INLINE =
      Set.of("b", "i", "u", "span", "font", "em", "strong", "wbr");

  /// Prefixes of the XML of text documents (Office Open XML, OpenDocument), where a word may be in
  /// several runs.
  private static final Set<String> RUNS = Set.of("w", "a", "text");

  private static final Set<String> BREAKS_RUNS =
      Set.of("p", "h", "br", "cr", "tab", "tc", "tr", "s", "line");

  /// Elements whose content is no markup (§13.1.2).
  private static final Set<String> RAW =
      Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

  private static final String CDATA = "<![CDATA[";

  private final String html;
  private final BiConsumer<String, String> links;
  private final Consumer<String> texts;
  private final Consumer<String> scripts;
  private final int depth;
  private String base;
  private boolean based;
  private boolean whole = true;
  private int at;

  /// Where the last element ends whose content is no markup.
  private int rawEnd;

  /// Where the last script ends; one may stand in what is no markup, as `title` in SVG is.
  private int scriptEnd;

  private HtmlText(
      String html,
      String base,
      BiConsumer<String, String> links,
      Consumer<String> texts,
      Consumer<String> scripts,
      int depth) {
    this.html = html;
    this.base = base;
    this.depth = depth;
    this.links = links;
    this.texts = texts;
    this.scripts = scripts;
  }

  /// Reads `html`.
  ///
  /// @param base what is in force until the page says another; empty if there is none
  /// @param links takes the base in force (empty if there is none) and a reference
  /// @param texts takes runs of shown text
  /// @param scripts takes what elements and attributes hold that browsers run
  /// @return false if pages in pages are nested too deep to be read
  static boolean read(
      String html,
      String base,
      BiConsumer<String, String> links,
      Consumer<String> texts,
      Consumer<String> scripts) {
    return new HtmlText(html, base, links, texts, scripts, 0).read();
  }

  private boolean read() {
    StringBuilder shown = new StringBuilder();
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int end = open < 0 ? html.length() : open;
      shown.append(html, at, end);
      at = end;
      if (open >= 0) {
        if (!tag()) {
          shown.append('<');
          at = open + 1;
        } else {
          shown.append(breaks(open) ? " " : "");
        }
      }
    }
    texts.accept(CharacterReferences.decoded(shown.toString()));
    return whole;
  }

  /// Inline tags such as `b` and `span` split no word, nor do runs of text documents; all others
  /// do.
  private boolean breaks(int open) {
    int start = html.startsWith("/", open + 1) ? open + 2 : open + 1;
    String name = nameAt(start);
    int colon = start + name.length();
    return (html.startsWith(":", colon) && RUNS.contains(name))
        ? BREAKS_RUNS.contains(nameAt(colon + 1))
        : !INLINE.contains(name);
  }

  private boolean tag() {
    if (html.startsWith("<!--", at)) {
      int condition = afterCondition(at + 4);
      at = condition < 0 ? afterComment(at + 4) : condition;
      return true;
    }
    if (html.startsWith(CDATA, at)) {
      at += CDATA.length();
      return true;
    }
    int start = at + 1;
    if (start >= html.length() || !isTagStart(html.charAt(start))) {
      return false;
    }
    String name = nameAt(start);
    at = start + name.length();
    attributes(name);
    if (name.equals("script") && at >= scriptEnd) {
      scriptEnd = end(name);
      String script = html.substring(at, scriptEnd);
      String decoded = CharacterReferences.decoded(script);
      scripts.accept(script);
      if (!decoded.equals(script)) {
        // In SVG it has character references.
        scripts.accept(decoded);
      }
    }
    if (RAW.contains(name) && at >= rawEnd) {
      raw(name);
    }
    return true;
  }

  /// Where the element ends that has just begun and holds no markup.
  private int end(String name) {
    int end = html.indexOf("</", at);
    while (end >= 0 && !html.regionMatches(true, end + 2, name, 0, name.length())) {
      end = html.indexOf("</", end + 2);
    }
    return end < 0 ? html.length() : end;
  }

  /// Reads what the element holds that has just begun, if as markup it would read otherwise.
  private void raw(String name) {
    rawEnd = end(name);
    String text = html.substring(at, rawEnd);
    if (text.indexOf('<') >= 0) {
      texts.accept(text);
    }
  }

  /// Where what a conditional comment holds begins; -1 if the comment at `from` is none.
  private int afterCondition(int from) {
    if (!html.regionMatches(true, from, "[if", 0, 3)) {
      return -1;
    }
    int end = html.indexOf("]>", from, Math.min(html.length(), from + LONGEST_CONDITION));
    return end < 0 ? -1 : end + 2;
  }

  private int afterComment(int from) {
    if (html.startsWith(">", from) || html.startsWith("->", from)) {
      return html.indexOf('>', from) + 1;
    }
    int dashes = html.indexOf("--", from);
    while (dashes >= 0) {
      if (html.startsWith(">", dashes + 2) || html.startsWith("!>", dashes + 2)) {
        return html.indexOf('>', dashes) + 1;
      }
      dashes = html.indexOf("--", dashes + 1);
    }
    return html.length();
  }

  private static boolean isTagStart(char c) {
    return c == '/' || c == '!' || c == '?' || Character.isLetter(c);
  }

  private String nameAt(int start) {
    int end = start;
    while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return html.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private void attributes(String tag) {
    while (at < html.length() && html.charAt(at) != '>') {
      int start = at;
      while (at < html.length() && isAttributeName(html.charAt(at))) {
        at++;
      }
      if (at == start) {
        at++;
        continue;
      }
      String name = html.substring(start, at).toLowerCase(Locale.ROOT);
      skipSpace();
      if (at < html.length() && html.charAt(at) == '=') {
        at++;
        skipSpace();
        reference(tag, name, value());
      }
    }
    at = Math.min(at + 1, html.length());
  }

  private void reference(String tag, String name, String value) {
    String reference = CharacterReferences.decoded(value);
    if (name.equals("srcdoc")) {
      whole &=
          depth < DEEPEST && new HtmlText(reference, base, links, texts, scripts, depth + 1).read();
    }
    if (!REFERENCES.contains(name.substring(name.indexOf(':') + 1))) {
      boolean handles = name.startsWith("on");
      if (handles) {
        scripts.accept(reference);
      }
      boolean holds = handles || reference.contains("//") || reference.indexOf('\\') >= 0;
      if (holds && !name.startsWith("xmlns")) {
        texts.accept(reference);
      }
      return;
    }
    if (tag.equals("base") && !based) {
      base = reference.strip();
      based = true;
    }
    links.accept(base, reference);
  }

  private String value() {
    if (at >= html.length()) {
      return "";
    }
    char quote = html.charAt(at);
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, at + 1);
      int end = close < 0 ? html.length() : close;
      String value = html.substring(at + 1, end);
      at = Math.min(end + 1, html.length());
      return value;
    }
    int start = at;
    while (at < html.length() && html.charAt(at) > ' ' && html.charAt(at) != '>') {
      at++;
    }
    return html.substring(start, at);
  }

  private void skipSpace() {
    while (at < html.length() && html.charAt(at) <= ' ') {
      at++;
    }
  }

  private static boolean isAttributeName(char c) {
    return c > ' ' && c != '=' && c != '>' && c != '/' && c != '"' && c != '\'';
  }
}
