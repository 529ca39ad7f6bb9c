package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// The lines of pages of a PDF file. Wide gaps in a line, as between the cells of a table, become
/// tabs; paragraphs have an empty line between them; lines larger than most are headings.
final class PdfLines extends PDFTextStripper {
  /// A gap of so many widths of a space separates cells.
  private static final float CELL_GAP = 3;

  /// A heading is so much larger than most lines.
  private static final float HEADING = 1.1f;

  private static final float TITLE = 1.7f;

  /// Lines further apart than so many times their size are of two paragraphs.
  private static final float PARAGRAPH = 1.9f;

  /// Steps of the budget that one operator takes.
  private static final int STEPS = 100;

  private final Budget budget;
  private final List<Sized> sized = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private boolean complete = true;
  private float size;
  private float lastY;
  private @Nullable TextPosition last;

  private record Sized(String text, float size) {}

  PdfLines(Budget budget) {
    this.budget = budget;
    setSortByPosition(true);
  }

  /// The lines of one page, as far as the budget goes.
  List<Line> of(PDDocument document, int page) throws IOException {
    setStartPage(page);
    setEndPage(page);
    sized.clear();
    lastY = 0;
    getText(document);
    endLine();
    return lines(page);
  }

  /// False once the budget did not allow an operator.
  boolean complete() {
    return complete;
  }

  private List<Line> lines(int page) {
    float usual = usual();
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < sized.size(); i++) {
      Sized one = sized.get(i);
      StringBuilder text = new StringBuilder(one.text());
      Place place = new Place(page, one.text().isBlank() ? Math.max(1, number) : ++number, 1);
      int level = level(one, usual);
      while (level > 0 && i + 1 < sized.size() && sized.get(i + 1).size() == one.size()) {
        text.append(' ').append(sized.get(++i).text());
        number++;
      }
      lines.add(new Line(text.toString(), place, level));
    }
    return lines;
  }

  private static int level(Sized line, float usual) {
    if (line.size() <= HEADING * usual || line.text().indexOf('\t') >= 0) {
      return 0;
    }
    return line.size() > TITLE * usual ? 1 : 2;
  }

  /// The size that most characters have.
  private float usual() {
    Map<Float, Integer> sizes = new HashMap<>();
    sized.forEach(one -> sizes.merge(one.size(), one.text().length(), Integer::sum));
    return sizes.entrySet().stream()
        .filter(entry -> entry.getKey() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(1f);
  }

  /// Puts an empty line before one that stands further below the last one than lines do.
  private void startLine(TextPosition first) {
    float y = first.getYDirAdj();
    if (y - lastY > PARAGRAPH * first.getFontSizeInPt() && !sized.isEmpty()) {
      sized.add(new Sized("", 0));
    }
    lastY = y;
  }

  private void endLine() {
    if (!line.isEmpty()) {
      sized.add(new Sized(line.toString(), size));
    }
    line.setLength(0);
    size = 0;
    last = null;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    complete = complete && budget.spend(Limit.STEPS, STEPS) && budget.inTime();
    if (complete) {
      super.processOperator(operator, operands);
    }
  }

  @Override
  protected void writeParagraphStart() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeWordSeparator() {
    line.append(' ');
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (positions.isEmpty()) {
      line.append(text);
      return;
    }
    TextPosition before = last;
    TextPosition first = positions.getFirst();
    if (before != null && isCell(before, first)) {
      line.append('\t');
    }
    if (line.isEmpty()) {
      startLine(first);
    }
    line.append(text);
    size = Math.max(size, Math.round(10 * first.getFontSizeInPt()) / 10f);
    last = positions.getLast();
  }

  private static boolean isCell(TextPosition before, TextPosition next) {
    float gap = next.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
    return gap > CELL_GAP * Math.max(before.getWidthOfSpace(), 1);
  }
}
