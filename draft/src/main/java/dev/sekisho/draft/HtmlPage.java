package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/// Makes blocks of an HTML page as browsers read it.
///
/// What is not shown (scripts, styles, hidden elements) is left out. Lines and columns are those of
/// the source; within a run of text that has character references the column is approximate.
final class HtmlPage implements NodeVisitor {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "iframe", "svg", "nav", "select", "button");
  private static final int DEPTH = 512;

  private final Blocks blocks;
  private TextBuilder text = new TextBuilder(0);
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private int level;
  private int unseen;
  private final List<Integer> spans = new ArrayList<>();
  private final HtmlTable table = new HtmlTable();

  private HtmlPage(Blocks blocks) {
    this.blocks = blocks;
  }

  /// Reads a page.
  ///
  /// @return what its head states
  static List<Page.Stated> read(String html, Blocks blocks) {
    Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEPTH);
    Document document = parser.parseInput(html, "");
    HtmlPage page = new HtmlPage(blocks);
    document.body().traverse(page);
    page.flush();
    return HtmlHead.of(document);
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      open(element);
    } else if (node instanceof TextNode words && unseen == 0) {
      add(words);
    }
  }

  private void add(TextNode words) {
    Range.Position start = words.sourceRange().start();
    boolean lines = kind == Block.Kind.QUOTED && !table.inCell();
    if (!lines) {
      text.add(words.getWholeText(), start.lineNumber(), start.columnNumber());
      return;
    }
    int line = start.lineNumber();
    int column = start.columnNumber();
    for (String one : words.getWholeText().split("\n", -1)) {
      if (line > start.lineNumber()) {
        flush();
      }
      text.add(one, line++, column);
      column = 1;
    }
  }

  private void open(Element element) {
    String name = element.normalName();
    if (isUnseen(element)) {
      unseen++;
      return;
    }
    switch (name) {
      case "a", "code", "tt", "kbd", "samp" -> spans.add(text.length());
      case "br", "hr" -> breakLine();
      case "table" -> {
        flush();
        table.open();
      }
      case "tr" -> table.row();
      case "td", "th", "dt", "dd" -> {
        flush();
        table.cell(name);
      }
      case "dl" -> {
        flush();
        table.list();
      }
      default -> {
        if (element.isBlock() || name.equals("li")) {
          breakLine();
          begin(name);
        }
      }
    }
  }

  private void begin(String name) {
    switch (name) {
      case "li" -> kind = Block.Kind.ITEM;
      case "pre", "blockquote" -> kind = Block.Kind.QUOTED;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        kind = Block.Kind.HEADING;
        level = name.charAt(1) - '0';
      }
      default -> {}
    }
  }

  /// In a cell a break is a space, elsewhere it ends the block.
  private void breakLine() {
    if (table.inCell()) {
      text.add(" ", 0, 0);
    } else {
      flush();
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    if (isUnseen(element)) {
      unseen--;
      return;
    }
    switch (name) {
      case "a" -> text.link(openedAt(), element.attr("href").strip());
      case "code", "tt", "kbd", "samp" -> text.exact(openedAt());
      case "td", "th", "dt", "dd" -> {
        table.end(text.text());
        text = new TextBuilder(0);
        spans.replaceAll(_ -> 0);
      }
      case "tr" -> table.endRow(blocks);
      case "table", "dl" -> table.close(blocks);
      default -> {
        if (element.isBlock() || name.equals("li")) {
          breakLine();
          kind = around(element.parent());
        }
      }
    }
  }

  private int openedAt() {
    return spans.isEmpty() ? text.length() : Math.min(spans.removeLast(), text.length());
  }

  private static Block.Kind around(@org.jspecify.annotations.Nullable Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      switch (e.normalName()) {
        case "li" -> {
          return Block.Kind.ITEM;
        }
        case "pre", "blockquote" -> {
          return Block.Kind.QUOTED;
        }
        default -> {}
      }
    }
    return Block.Kind.PARAGRAPH;
  }

  private static boolean isUnseen(Element element) {
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return UNSEEN.contains(element.normalName())
        || element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }

  private void flush() {
    if (text.length() > 0 && !table.inCell()) {
      Text whole = text.text();
      blocks.add(kind == Block.Kind.HEADING ? Block.heading(level, whole) : Block.of(kind, whole));
      text = new TextBuilder(0);
      spans.replaceAll(_ -> 0);
    }
  }
}
