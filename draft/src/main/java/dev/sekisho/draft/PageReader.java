package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import java.util.ArrayList;
import java.util.List;

/// Reads a page in any of its forms.
final class PageReader {
  private PageReader() {}

  /// Reads a page as blocks, within the budget.
  ///
  /// @throws Unreadable if it is no page
  static Page read(String name, byte[] bytes, Budget budget) throws Unreadable {
    Blocks blocks = new Blocks(budget);
    List<Page.Stated> stated =
        switch (Form.of(name, bytes)) {
          case HTML -> HtmlPage.read(Charsets.decode(bytes), blocks);
          case MARKDOWN -> {
            MarkdownPage.read(text(bytes), blocks);
            yield List.of();
          }
          case TEXT -> {
            lines(text(bytes), blocks);
            yield List.of();
          }
          case PDF -> {
            PdfPage.read(bytes, blocks, budget);
            yield List.of();
          }
        };
    if (blocks.all().isEmpty()) {
      throw new Unreadable(blocks.complete() ? Refusal.NO_TEXT : Refusal.OVER_LIMIT);
    }
    return new Page(
        name, isJapanese(blocks.all(), stated), blocks.all(), stated, blocks.complete());
  }

  private static String text(byte[] bytes) throws Unreadable {
    String text = Charsets.decode(bytes);
    if (text.indexOf('\u0000') >= 0) {
      throw new Unreadable(Refusal.BINARY);
    }
    return text;
  }

  private static void lines(String text, Blocks blocks) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      lines.add(new Line(line, new Place(0, ++number, 1)));
    }
    TextLayout.lay(lines, blocks);
  }

  /// By its letters; where the page states a language, kana overrule it only where it has many.
  private static boolean isJapanese(List<Block> blocks, List<Page.Stated> stated) {
    long kana = 0;
    long letters = 0;
    for (Block block : blocks) {
      for (Text cell : block.cells()) {
        kana += cell.value().codePoints().filter(c -> c >= 0x3041 && c <= 0x30FA).count();
        letters += cell.value().codePoints().filter(Character::isLetter).count();
      }
    }
    boolean says =
        stated.stream()
            .anyMatch(s -> s.name().equals("language") && s.text().value().startsWith("ja"));
    return says ? kana > 0 : 10 * kana > letters;
  }

  /// Says that what was given is no page.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /// Why.
    final Refusal refusal;

    Unreadable(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }
  }
}
