package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The subject of the mail, phrases of its body, and its sender.
final class MailExtractor implements Extractor {
  private static final Pattern SUBJECT_WORD = Vocabulary.pattern("word.subject");
  private static final Pattern BODY_WORD = Vocabulary.pattern("word.body");
  private static final Pattern END = Pattern.compile("[.。!?！？](?=\\s|$|[「『“\"])|(?<=[。！？])");
  private static final Pattern MAIL = Vocabulary.pattern("word.mail");
  private static final Pattern FROM =
      Pattern.compile(
          "(?:\\bfrom\\s(?:the\\saddress\\s)?|(?:差出人|送信元|送信者)(?:アドレス)?[はが:：]?\\s?[「<＜]?)([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})");
  private static final Pattern STARTS =
      Pattern.compile("(?i)(?:start|begin)(?:s|ing)?\\s(?:with|by)\\s\\W*$");
  private static final int PHRASE = 8;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_BODY = 2_000;

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      if (passage.label().isPresent()) {
        switch (passage.label().get()) {
          case SUBJECT -> subject(passage, facts);
          case BODY -> body(passage, facts);
          case FROM -> {
            if (passage.value().length() <= LONGEST_SUBJECT && !passage.value().isBlank()) {
              from(passage, facts);
            }
          }
          default -> sentences(passage, facts);
        }
      } else {
        sentences(passage, facts);
      }
    }
  }

  private static void subject(Passage passage, Facts facts) {
    if (passage.block().kind() == Block.Kind.HEADING) {
      return;
    }
    List<Text.Span> quotes = quotes(passage.text());
    if (!quotes.isEmpty()) {
      quotes.forEach(quote -> add(Kind.MAIL_SUBJECT, passage.text(), quote, null, facts));
    } else if (passage.value().length() <= LONGEST_SUBJECT) {
      Text subject = Placeholders.unexplained(passage.text());
      boolean sentence = subject.value().endsWith("。") || subject.value().matches(".*[a-z]{3}\\.");
      facts.add(Kind.MAIL_SUBJECT, subject, sentence ? Doubt.MAYBE_PARAPHRASED : null);
    }
  }

  /// The quotations that are not the explanation of a placeholder in another one.
  private static List<Text.Span> quotes(Text text) {
    List<Text.Span> quotes = new ArrayList<>(Quotes.in(text));
    List<Text.Span> whole = List.copyOf(quotes);
    quotes.removeIf(
        inner ->
            Placeholders.isOne(inner.of(text.value()))
                || whole.stream()
                    .anyMatch(
                        outer ->
                            !outer.equals(inner)
                                && outer.start() <= inner.start()
                                && outer.end() >= inner.end()
                                && (outer.start() < inner.start() || outer.end() > inner.end())));
    return quotes;
  }

  private static void body(Passage passage, Facts facts) {
    Text text = passage.text();
    if (passage.block().kind() == Block.Kind.HEADING) {
      return;
    }
    if (passage.block().kind() == Block.Kind.QUOTED) {
      if (passage.value().length() >= 12) {
        add(Kind.MAIL_BODY, text, whole(text), null, facts);
      }
      return;
    }
    List<Text.Span> quotes =
        quotes(text).stream().filter(quote -> quote.end() - quote.start() >= PHRASE).toList();
    quotes.forEach(quote -> add(Kind.MAIL_BODY, text, quote, null, facts));
    if (quotes.isEmpty() && text.value().length() <= LONGEST_BODY) {
      add(Kind.MAIL_BODY, text, whole(text), Doubt.MAYBE_PARAPHRASED, facts);
    }
  }

  private static void from(Passage passage, Facts facts) {
    List<Text.Span> quotes = quotes(passage.text());
    if (quotes.isEmpty()) {
      boolean address = passage.value().matches(".*\\S(?:@|\\[@\\]|\\[at\\]|\\(at\\))\\S.*");
      facts.add(
          Kind.MAIL_FROM, Quotes.bare(passage.text()), address ? null : Doubt.MAYBE_PARAPHRASED);
    }
    quotes.forEach(quote -> add(Kind.MAIL_FROM, passage.text(), quote, null, facts));
  }

  /// Quotations in a sentence that speaks of a subject or a body.
  private static void sentences(Passage passage, Facts facts) {
    Text text = passage.text();
    if (passage.block().kind() == Block.Kind.HEADING || passage.about(Topic.REFERENCES)) {
      return;
    }
    sender(text, facts);
    for (Text.Span quote : quotes(text)) {
      int start = sentence(text.value(), quote.start());
      String before = text.value().substring(start, quote.start());
      int subject = last(SUBJECT_WORD, before);
      int body = last(BODY_WORD, before);
      int attached = last(AttachmentExtractor.WORD, before);
      if (attached > Math.max(subject, body) || quote.end() - quote.start() < 3) {
        continue;
      }
      if (subject > body) {
        starting(text, quote, before, facts);
      } else if (body >= 0 && quote.end() - quote.start() >= PHRASE) {
        add(Kind.MAIL_BODY, text, quote, null, facts);
      }
    }
  }

  /// A subject, which may be said to start with the quotation.
  private static void starting(Text text, Text.Span quote, String before, Facts facts) {
    String after = text.value().substring(quote.end());
    boolean start = STARTS.matcher(before).find() || after.matches("(?s).{0,2}で始ま.*");
    String value = quote.of(text.value()).strip();
    if (start) {
      facts.add(
          Kind.MAIL_SUBJECT,
          value,
          Map.of("match", "start"),
          text,
          quote.start(),
          quote.end(),
          null);
    } else {
      add(Kind.MAIL_SUBJECT, text, quote, null, facts);
    }
  }

  /// The sender, in a sentence that speaks of a mail.
  private static void sender(Text text, Facts facts) {
    Matcher from = FROM.matcher(text.value());
    if (MAIL.matcher(text.value()).find() && from.find()) {
      facts.add(Kind.MAIL_FROM, from.group(1), Map.of(), text, from.start(1), from.end(1), null);
    }
  }

  private static int sentence(String text, int before) {
    int start = 0;
    Matcher end = END.matcher(text);
    while (end.find() && end.end() <= before) {
      start = end.end();
    }
    return start;
  }

  private static int last(Pattern words, String text) {
    int at = -1;
    Matcher found = words.matcher(text);
    while (found.find()) {
      at = found.start();
    }
    return at;
  }

  private static Text.Span whole(Text text) {
    return new Text.Span(0, text.value().length(), "");
  }

  private static void add(
      Kind kind, Text text, Text.Span span, @Nullable Doubt doubt, Facts facts) {
    String value = span.of(text.value()).strip();
    if (!FileNames.isOne(value)) {
      facts.add(kind, value, Map.of(), text, span.start(), span.end(), doubt);
    }
  }
}
