package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes passages of the blocks of a page: sections told by headings, values by labels.
final class Outline {
  private static final Pattern LABELLED =
      Pattern.compile("^[\\s*・●■◆▼○\\-]*([^:：=]{1,60}?)\\s*[:：]\\s*+(.*)$", Pattern.DOTALL);
  private static final Pattern BRACKETED =
      Pattern.compile("^\\s*[【\\[［]([^】\\]］]{1,40})[】\\]］]\\s*[:：]?\\s*(.*)$", Pattern.DOTALL);

  private final List<Passage> passages = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private int section;
  private Optional<Label> pending = Optional.empty();
  private String pendingText = "";
  private int pendingUses;

  private Outline() {}

  private record Heading(int level, String text, Set<Topic> topics, Optional<Label> label) {}

  static List<Passage> of(Page page) {
    Outline outline = new Outline();
    page.blocks().forEach(outline::add);
    return List.copyOf(outline.passages);
  }

  private void add(Block block) {
    switch (block.kind()) {
      case HEADING -> heading(block);
      case ROW -> row(block);
      case PARAGRAPH, ITEM, QUOTED -> single(block);
    }
  }

  private void heading(Block block) {
    section++;
    headings.removeIf(above -> above.level() >= block.level());
    String text = block.text().value();
    headings.add(
        new Heading(block.level(), text, Vocabulary.topicsOf(text), Vocabulary.label(text)));
    pending = Optional.empty();
    emit(block, block.text(), Optional.empty(), "", 0, List.of());
  }

  private Set<Topic> topics() {
    return headings.reversed().stream()
        .map(Heading::topics)
        .filter(topics -> !topics.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  private void row(Block block) {
    pending = Optional.empty();
    List<Passage> row = new ArrayList<>();
    List<Text> cells = block.cells();
    String first = cells.getFirst().value().replaceAll("[:：]\\s*$", "");
    Optional<Label> rowLabel = cells.size() > 1 ? Vocabulary.label(first) : Optional.empty();
    for (int i = 0; i < cells.size(); i++) {
      String above = i < block.header().size() ? block.header().get(i) : "";
      boolean labelled = i > 0 && (rowLabel.isPresent() || block.header().isEmpty());
      Optional<Label> label = labelled ? rowLabel : Vocabulary.label(above);
      row.add(
          new Passage(
              cells.get(i),
              label.or(() -> Vocabulary.label(above)),
              labelled ? first : above,
              topics(),
              section,
              block,
              i,
              List.of()));
    }
    row.forEach(
        cell ->
            passages.add(
                new Passage(
                    cell.text(),
                    cell.label(),
                    cell.labelText(),
                    cell.topics(),
                    section,
                    block,
                    cell.cell(),
                    row)));
  }

  private void single(Block block) {
    Text text = block.text();
    Matcher labelled = LABELLED.matcher(text.value());
    if (!labelled.matches()) {
      labelled = BRACKETED.matcher(text.value());
    }
    if (labelled.matches() && !labelled.group(2).startsWith("//")) {
      Optional<Label> label = Vocabulary.label(labelled.group(1));
      if (label.isPresent() && labelled.group(2).isBlank()) {
        pending = label;
        pendingText = labelled.group(1);
        pendingUses = 0;
        return;
      }
      if (label.isPresent() || block.kind() != Block.Kind.QUOTED) {
        pending = Optional.empty();
        Text value = text.part(labelled.start(2), text.value().length());
        emit(block, label.isPresent() ? value : text, label, labelled.group(1), 0, List.of());
        return;
      }
    }
    if (pending.isPresent() && mayUsePending(block)) {
      emit(block, text, pending, pendingText, 0, List.of());
      return;
    }
    Optional<Label> above = headings.isEmpty() ? Optional.empty() : headings.getLast().label();
    emit(block, text, above, above.isPresent() ? headings.getLast().text() : "", 0, List.of());
  }

  /// A label that stands alone is for the list or quotation that follows it, or for one paragraph.
  private boolean mayUsePending(Block block) {
    pendingUses++;
    boolean one = block.kind() == Block.Kind.PARAGRAPH;
    if (one && pendingUses > 1) {
      pending = Optional.empty();
      return false;
    }
    return true;
  }

  private void emit(
      Block block, Text text, Optional<Label> label, String words, int cell, List<Passage> row) {
    Passage passage = new Passage(text, label, words, topics(), section, block, cell, row);
    passages.add(
        row.isEmpty()
            ? new Passage(text, label, words, topics(), section, block, cell, List.of(passage))
            : passage);
  }
}
