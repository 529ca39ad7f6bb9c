package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Makes blocks of a Markdown page (CommonMark with tables).
final class MarkdownPage {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(100)
          .build();

  private final Blocks blocks;

  private MarkdownPage(Blocks blocks) {
    this.blocks = blocks;
  }

  static void read(String markdown, Blocks blocks) {
    new MarkdownPage(blocks).children(PARSER.parse(markdown), Block.Kind.PARAGRAPH);
  }

  private void children(Node parent, Block.Kind kind) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, kind);
    }
  }

  private void block(Node node, Block.Kind kind) {
    switch (node) {
      case Heading heading -> blocks.add(Block.heading(heading.getLevel(), text(heading)));
      case Paragraph paragraph -> paragraph(paragraph, kind);
      case ListItem item -> children(item, Block.Kind.ITEM);
      case BlockQuote quote -> children(quote, Block.Kind.QUOTED);
      case FencedCodeBlock code -> lines(code, code.getLiteral(), 1);
      case IndentedCodeBlock code -> lines(code, code.getLiteral(), 0);
      case TableBlock table -> table(table);
      case HtmlBlock _ -> {}
      default -> children(node, kind);
    }
  }

  /// A paragraph; where its writer broke a line on purpose, a block each.
  private void paragraph(Node paragraph, Block.Kind kind) {
    TextBuilder text = new TextBuilder(0);
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HardLineBreak) {
        blocks.add(Block.of(kind, text.text()));
        text = new TextBuilder(0);
      } else {
        inline(node, text);
      }
    }
    blocks.add(Block.of(kind, text.text()));
  }

  private void lines(Node code, String literal, int skipped) {
    int line = place(code).line() + skipped;
    for (String one : literal.split("\n", -1)) {
      blocks.add(Block.of(Block.Kind.QUOTED, TextBuilder.line(one, new Place(0, line++, 1))));
    }
  }

  /// The rows of a table. An empty head is none.
  private void table(TableBlock table) {
    List<String> header = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<Text> cells = cells(row);
        if (part instanceof TableHead) {
          cells.stream().map(Text::value).forEach(header::add);
          header = header.stream().allMatch(String::isBlank) ? new ArrayList<>() : header;
        } else if (row instanceof TableRow && !cells.isEmpty()) {
          blocks.add(new Block(Block.Kind.ROW, 0, cells, header));
        }
      }
    }
  }

  private static List<Text> cells(Node row) {
    List<Text> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        cells.add(text(cell));
      }
    }
    return cells;
  }

  private static Text text(Node parent) {
    TextBuilder text = new TextBuilder(0);
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node, text);
    }
    return text.text();
  }

  private static void inline(Node node, TextBuilder text) {
    int start = text.length();
    Place place = place(node);
    switch (node) {
      case org.commonmark.node.Text words ->
          text.add(words.getLiteral(), place.line(), place.column());
      case Code code -> {
        text.add(code.getLiteral(), place.line(), place.column() + 1);
        text.exact(start);
      }
      case SoftLineBreak _ -> text.add(" ", place.line(), place.column());
      case HardLineBreak _ -> text.add(" ", place.line(), place.column());
      case HtmlInline _ -> {}
      default -> {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
          inline(child, text);
        }
        if (node instanceof Link link) {
          text.link(start, link.getDestination());
        }
      }
    }
  }

  private static Place place(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty()
        ? Place.WHOLE
        : new Place(0, spans.getFirst().getLineIndex() + 1, spans.getFirst().getColumnIndex() + 1);
  }
}
