package dev.sekisho.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When the notice was published and changed, and its revision history.
final class DateExtractor implements Extractor {
  private static final Pattern PUBLISHED = Vocabulary.pattern("word.published");
  private static final Pattern UPDATED = Vocabulary.pattern("word.updated");
  private static final Pattern FIRST = Vocabulary.pattern("word.first-version");
  private static final int TOP = 12;

  @Override
  public void extract(Notice notice, Facts facts) {
    notice.page().stated().forEach(stated -> stated(stated, facts));
    notice.passages().forEach(passage -> labelled(passage, facts));
    notice.passages().stream()
        .filter(passage -> passage.about(Topic.HISTORY))
        .forEach(passage -> revision(passage, facts));
    if (facts.of(Kind.PUBLISHED).findAny().isEmpty()) {
      firstAtTop(notice.passages(), facts);
    }
  }

  private static void stated(Page.Stated stated, Facts facts) {
    switch (stated.name()) {
      case "published" -> add(Kind.PUBLISHED, stated.text(), facts);
      case "updated" -> add(Kind.UPDATED, stated.text(), facts);
      default -> {}
    }
  }

  private static void add(Kind kind, Text text, Facts facts) {
    DateReader.in(text.value()).stream()
        .limit(1)
        .forEach(
            date ->
                facts.add(
                    kind, date.value(), Map.of(), text, date.start(), date.end(), date.doubt()));
  }

  private static void labelled(Passage passage, Facts facts) {
    if (passage.about(Topic.HISTORY) || passage.about(Topic.REFERENCES)) {
      return;
    }
    if (passage.is(Label.PUBLISHED)) {
      add(Kind.PUBLISHED, passage.text(), facts);
    } else if (passage.is(Label.UPDATED)) {
      add(Kind.UPDATED, passage.text(), facts);
    }
    inSentence(passage, PUBLISHED, Kind.PUBLISHED, facts);
    inSentence(passage, UPDATED, Kind.UPDATED, facts);
  }

  /// A date right behind or before one of the words, as in “published on 2 August 2003”.
  private static void inSentence(Passage passage, Pattern words, Kind kind, Facts facts) {
    String text = passage.value();
    for (DateReader.Found date : DateReader.in(text)) {
      String before = text.substring(Math.max(0, date.start() - 24), date.start());
      String after = text.substring(date.end(), Math.min(text.length(), date.end() + 8));
      if (words.matcher(before).find() || behind(words, after)) {
        facts.add(
            kind, date.value(), Map.of(), passage.text(), date.start(), date.end(), date.doubt());
      }
    }
  }

  /// True if the text behind a date starts with one of the words, and the word is not the label of
  /// what follows.
  private static boolean behind(Pattern words, String after) {
    Matcher word = words.matcher(after);
    return word.find() && word.start() <= 2 && !after.substring(word.end()).matches("\\s?[:：].*");
  }

  private static void firstAtTop(List<Passage> passages, Facts facts) {
    passages.stream()
        .limit(TOP)
        .filter(passage -> !DateReader.in(passage.value()).isEmpty())
        .findFirst()
        .ifPresent(
            passage -> {
              DateReader.Found date = DateReader.in(passage.value()).getFirst();
              boolean alone = passage.is(Label.DATE);
              Doubt doubt = date.doubt() != null ? date.doubt() : alone ? null : Doubt.NOT_LABELLED;
              facts.add(
                  Kind.PUBLISHED,
                  date.value(),
                  Map.of(),
                  passage.text(),
                  date.start(),
                  date.end(),
                  doubt);
            });
  }

  private static void revision(Passage passage, Facts facts) {
    List<DateReader.Found> dates = DateReader.in(passage.value());
    if (passage.block().kind() == Block.Kind.HEADING || dates.isEmpty()) {
      return;
    }
    DateReader.Found date = dates.getFirst();
    Text text = passage.text();
    int end = dates.size() > 1 ? dates.get(1).start() : text.value().length();
    Optional<Passage> change =
        passage.row().stream()
            .filter(cell -> cell.cell() != passage.cell())
            .filter(cell -> cell.is(Label.CHANGE) || passage.row().size() == 2)
            .findFirst();
    String summary =
        change
            .map(Passage::value)
            .orElseGet(() -> trimmed(text.value().substring(date.end(), end)));
    Map<String, String> details = summary.isEmpty() ? Map.of() : Map.of("summary", summary);
    facts.add(Kind.REVISION, date.value(), details, text, date.start(), end, date.doubt());
    if (FIRST.matcher(summary).find()) {
      facts.add(Kind.PUBLISHED, date.value(), Map.of(), text, date.start(), end, date.doubt());
    }
  }

  private static String trimmed(String text) {
    Matcher marks = Pattern.compile("^[\\s:：,、)）\\-–]+|[\\s(（]+$").matcher(text);
    return marks.replaceAll("");
  }
}
