package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes blocks of the lines of a plain text: underlined, numbered and marked headings, lists,
/// columns set apart by tabs or wide spaces, paragraphs wrapped over several lines.
final class TextLayout {
  private static final Pattern RULE = Pattern.compile("^[\\s　]*([=\\-~*_#─━＝－―])\\1{2,}\\s*$");
  private static final Pattern MARK =
      Pattern.compile("^[\\s　]*[■◆●▼□◇◎★▽▲【]+\\s*(.{1,80}?)\\s*】?\\s*$");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^\\s{0,3}(?:[IVX]{1,5}[.)．]|\\d{1,2}(?:\\.\\d{1,2}){0,3}(?:[.)．]|(?=\\s))|第?[一二三四五六七八九十]{1,3}[章.．、]|[（(]\\d{1,2}[)）])\\s*(\\S.{0,80}?)\\s*$");
  private static final Pattern ITEM =
      Pattern.compile("^[\\s　]*(?:[-*+•・‣◦○]|\\d{1,3}[.)]|[（(]\\d{1,2}[)）]|[①-⑳])\\s+?(.*)$");
  private static final Pattern JAPANESE_ITEM = Pattern.compile("^[\\s　]*[・○①-⑳](.*)$");
  private static final Pattern COLUMNS = Pattern.compile("\\t+| {3,}|　{2,}");
  private static final Pattern LABEL = Pattern.compile("^[\\s　]*([^:：]{1,40}?)\\s*[:：](.*)$");
  private static final int WRAPPED = 56;
  private static final int FULL = 80;

  private final Blocks blocks;
  private final List<Line> open = new ArrayList<>();
  private List<String> header = List.of();
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private @Nullable Line before;

  private TextLayout(Blocks blocks) {
    this.blocks = blocks;
  }

  /// Adds the blocks of `lines` to `blocks`.
  static void lay(List<Line> lines, Blocks blocks) {
    TextLayout layout = new TextLayout(blocks);
    for (int i = 0; i < lines.size() && blocks.complete(); i++) {
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      layout.line(lines.get(i), next);
    }
    layout.flush();
  }

  private void line(Line line, @Nullable Line next) {
    if (line.isBlank() || RULE.matcher(line.text()).matches()) {
      flush();
      before = null;
      return;
    }
    Optional<Block> heading = heading(line, next);
    if (heading.isPresent()) {
      flush();
      header = List.of();
      blocks.add(heading.get());
      before = null;
      return;
    }
    Matcher item = item(line);
    if (item.matches()) {
      flush();
      kind = Block.Kind.ITEM;
      open.add(part(line, item.start(1), line.text().length()));
      before = line;
      return;
    }
    if (columns(line)) {
      before = null;
      return;
    }
    if (!goesOn(line)) {
      flush();
    }
    open.add(line);
    before = line;
  }

  private static Matcher item(Line line) {
    Matcher item = ITEM.matcher(line.text());
    return item.matches() ? item : JAPANESE_ITEM.matcher(line.text());
  }

  private static Line part(Line line, int start, int end) {
    Place place = line.place();
    return new Line(
        line.text().substring(start, end),
        new Place(place.page(), place.line(), place.column() + start));
  }

  private Optional<Block> heading(Line line, @Nullable Line next) {
    String text = line.text();
    if (line.level() > 0) {
      return Optional.of(heading(line.level(), line, 0, text.length()));
    }
    if (next != null
        && before == null
        && text.length() <= 120
        && RULE.matcher(next.text()).matches()) {
      return Optional.of(
          heading(next.text().strip().startsWith("=") ? 1 : 2, line, 0, text.length()));
    }
    Matcher mark = MARK.matcher(text);
    if (mark.matches() && !LABEL.matcher(mark.group(1)).matches()) {
      boolean bracket = text.strip().startsWith("【") && !text.strip().endsWith("】");
      if (!bracket) {
        return Optional.of(heading(3, line, mark.start(1), mark.end(1)));
      }
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (numbered.matches()
        && isTopic(numbered.group(1))
        && !numbered.group(1).matches(".*(?:[を。].*|[a-z]\\.$)")) {
      return Optional.of(heading(3, line, numbered.start(1), numbered.end(1)));
    }
    String bare = text.strip().replaceAll("[:：]$", "");
    boolean alone = before == null && open.isEmpty();
    boolean small = bare.length() <= 48 && line.indent() == 0 && bare.split("\\s+", -1).length <= 6;
    if (alone
        && small
        && isTopic(bare)
        && Vocabulary.label(bare).isEmpty()
        && !LABEL.matcher(bare).matches()
        && !bare.endsWith(".")
        && !bare.endsWith("。")) {
      return Optional.of(heading(3, line, 0, text.length()));
    }
    return Optional.empty();
  }

  private static boolean isTopic(String text) {
    return text.length() <= 60 && !Vocabulary.topicsOf(text).isEmpty();
  }

  private static Block heading(int level, Line line, int start, int end) {
    Line part = part(line, start, end);
    return Block.heading(level, TextBuilder.line(part.text(), part.place()));
  }

  /// Adds a row if the line is one.
  private boolean columns(Line line) {
    List<Text> cells = new ArrayList<>();
    int start = line.indent();
    Matcher gap = COLUMNS.matcher(line.text());
    gap.region(start, line.text().length());
    while (gap.find()) {
      Line cell = part(line, start, gap.start());
      cells.add(TextBuilder.line(cell.text(), cell.place()));
      start = behindColon(line.text(), gap.end());
    }
    Line last = part(line, start, line.text().length());
    cells.add(TextBuilder.line(last.text(), last.place()));
    if (cells.size() < 2 || cells.stream().anyMatch(Text::isBlank)) {
      return false;
    }
    flush();
    if (cells.stream().allMatch(cell -> Vocabulary.label(cell.value()).isPresent())) {
      header = cells.stream().map(Text::value).toList();
    } else {
      boolean below = header.size() == cells.size();
      blocks.add(new Block(Block.Kind.ROW, 0, cells, below ? header : List.of()));
    }
    return true;
  }

  /// Where a cell starts whose label has its colon behind the gap.
  private static int behindColon(String text, int start) {
    boolean colon = start < text.length() && ":：".indexOf(text.charAt(start)) >= 0;
    return colon ? start + 1 : start;
  }

  /// True if the line goes on with the paragraph before it, which its writer wrapped.
  private boolean goesOn(Line line) {
    if (before == null || open.isEmpty()) {
      return false;
    }
    Matcher label = LABEL.matcher(line.text());
    boolean labelled = label.matches() && Vocabulary.label(label.group(1)).isPresent();
    boolean full = width(before.text().strip()) >= WRAPPED;
    boolean hanging = kind == Block.Kind.ITEM && line.indent() > before.indent();
    boolean noRoom = width(before.text().strip()) + width(word(line.text())) >= FULL;
    boolean begins = kind == Block.Kind.PARAGRAPH && line.text().startsWith("　");
    return !labelled && !begins && (full || hanging || noRoom);
  }

  private static String word(String text) {
    String bare = text.strip();
    int end = bare.indexOf(' ');
    return end < 0 ? bare : bare.substring(0, end);
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }

  private void flush() {
    if (!open.isEmpty()) {
      header = List.of();
      TextBuilder text = new TextBuilder(open.getFirst().place().page());
      String last = "";
      for (Line line : open) {
        if (text.length() > 0 && !joins(last, line.text())) {
          text.add(" ", line.place().line(), line.place().column());
        }
        text.add(line.text(), line.place().line(), line.place().column());
        last = line.text();
      }
      blocks.add(Block.of(kind, text.text()));
    }
    open.clear();
    kind = Block.Kind.PARAGRAPH;
  }

  /// True if two lines meet without a space, as Japanese ones do.
  private static boolean joins(String above, String below) {
    String end = above.strip();
    String start = below.strip();
    return !end.isEmpty()
        && !start.isEmpty()
        && end.codePointBefore(end.length()) >= 0x2E80
        && start.codePointAt(0) >= 0x2E80;
  }
}
