package dev.sekisho.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The title, publisher, identifier and severity of the notice, and its own address.
final class IdentityExtractor implements Extractor {
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w-])(?:JVN(?:VU|TA)?#\\d{8}|JVNDB-\\d{4}-\\d{6}|TA\\d{2}-\\d{3}A|(?!CVE|CWE|MS\\d|ISO|RFC|KB|CAN-)[A-Z][A-Z0-9]{1,11}(?:-[A-Z]{1,10}){0,2}-(?:19|20)?\\d{2}[-:]\\d{2,6})(?![\\w-])");
  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?i)(?:copyright|©|\\(c\\))[\\s©()c]{0,8}(?:(?:19|20)\\d{2}(?:\\s?[-–,]\\s?(?:19|20)\\d{2})?)?,?\\s+(?:by\\s)?([\\p{L}][\\p{L}\\p{N}"
              + " .&'-]{1,60}?)(?:[.,]?\\s+All rights|[.。]?$)");
  private static final int TOP = 15;

  @Override
  public void extract(Notice notice, Facts facts) {
    title(notice, facts);
    for (Page.Stated stated : notice.page().stated()) {
      switch (stated.name()) {
        case "publisher" -> facts.add(Kind.PUBLISHER, stated.text(), null);
        case "author", "site" -> facts.add(Kind.PUBLISHER, stated.text(), Doubt.NOT_LABELLED);
        case "url" ->
            facts.add(
                Kind.REFERENCE,
                stated.text().value(),
                Map.of("category", "self"),
                stated.text(),
                0,
                stated.text().value().length(),
                null);
        default -> {}
      }
    }
    letterhead(notice.passages(), facts);
    int at = 0;
    for (Passage passage : notice.passages()) {
      labelled(passage, facts);
      copyright(passage, facts);
      if (at++ < TOP) {
        unlabelledId(passage, facts);
      }
    }
  }

  private static void title(Notice notice, Facts facts) {
    List<Block> blocks = notice.page().blocks();
    Optional<Block> highest =
        blocks.stream()
            .filter(block -> block.kind() == Block.Kind.HEADING && block.level() == 1)
            .findFirst();
    Optional<Text> stated =
        notice.page().stated().stream()
            .filter(head -> head.name().equals("title"))
            .map(Page.Stated::text)
            .filter(text -> !text.isBlank())
            .findFirst();
    if (highest.isPresent()) {
      facts.add(Kind.TITLE, highest.get().text(), null);
    } else if (stated.isPresent()) {
      facts.add(Kind.TITLE, stated.get(), null);
    } else {
      firstLine(blocks, facts);
    }
  }

  /// The first line, or the second one behind a line that starts with an identifier.
  private static void firstLine(List<Block> blocks, Facts facts) {
    Text first = blocks.getFirst().text();
    boolean numbered = ID.matcher(first.value()).lookingAt() && first.value().length() <= 40;
    Text title = numbered && blocks.size() > 1 ? blocks.get(1).text() : first;
    if (title.value().length() <= 200) {
      facts.add(Kind.TITLE, title, Doubt.NOT_LABELLED);
    }
  }

  /// The line below a line that is a date, as letters have it.
  private static void letterhead(List<Passage> passages, Facts facts) {
    for (int i = 0; i + 1 < Math.min(TOP, passages.size()); i++) {
      String text = passages.get(i).value();
      List<DateReader.Found> dates = DateReader.in(text);
      Passage next = passages.get(i + 1);
      boolean alone =
          dates.size() == 1 && dates.getFirst().end() - dates.getFirst().start() == text.length();
      boolean line =
          next.label().isEmpty()
              && next.block().kind() == Block.Kind.PARAGRAPH
              && next.value().length() <= 60
              && !next.value().matches("(?i)to\\s.*|dear\\s.*|.*[.,、。:：]$");
      if (alone && line) {
        facts.add(Kind.PUBLISHER, next.text(), Doubt.NOT_LABELLED);
        return;
      }
    }
  }

  private static void labelled(Passage passage, Facts facts) {
    boolean inTable = passage.topics().contains(Topic.REFERENCES) || passage.about(Topic.HISTORY);
    if (passage.label().isEmpty() || inTable || passage.value().length() > 120) {
      return;
    }
    switch (passage.label().get()) {
      case PUBLISHER -> facts.add(Kind.PUBLISHER, passage.text(), null);
      case SEVERITY -> facts.add(Kind.SEVERITY, passage.text(), null);
      case ID -> {
        if (passage.value().matches(".*\\d.*") && passage.value().length() <= 40) {
          facts.add(Kind.ADVISORY_ID, passage.text(), null);
        }
      }
      default -> {}
    }
  }

  private static void unlabelledId(Passage passage, Facts facts) {
    if (passage.is(Label.ID) || passage.about(Topic.REFERENCES)) {
      return;
    }
    Matcher id = ID.matcher(passage.value());
    if (id.find()) {
      boolean heading = passage.block().kind() == Block.Kind.HEADING;
      facts.add(
          Kind.ADVISORY_ID,
          id.group(),
          Map.of(),
          passage.text(),
          id.start(),
          id.end(),
          heading ? null : Doubt.NOT_LABELLED);
    }
  }

  private static void copyright(Passage passage, Facts facts) {
    Matcher owner = COPYRIGHT.matcher(passage.value());
    if (owner.find()) {
      facts.add(
          Kind.PUBLISHER,
          owner.group(1).strip(),
          Map.of(),
          passage.text(),
          owner.start(1),
          owner.end(1),
          Doubt.NOT_LABELLED);
    }
  }
}
