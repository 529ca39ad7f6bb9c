package dev.sekisho.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Registry keys of an infected host, with the names and data of their values.
final class RegistryExtractor implements Extractor {
  private static final String ROOTS =
      "HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER|HKEY_CLASSES_ROOT|HKEY_USERS|HKEY_CURRENT_CONFIG|HKLM|HKCU|HKCR|HKU|HKCC";
  private static final String STEPS =
      Vocabulary.words("word.registry-step").stream()
          .map(Pattern::quote)
          .reduce((one, other) -> one + "|" + other)
          .orElse("(?!)");
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)(?<![\\w\\\\])(?:"
              + ROOTS
              + ")(?:\\\\(?:"
              + STEPS
              + "|[^\\\\\\s\"“”「」『』,;、。()（）\\[\\]<>=:\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,255})){1,32}");
  private static final Pattern PAIR =
      Pattern.compile(
          "[\"“「]([^\"“”「」=]{1,120})[\"”」]\\s*[=＝]\\s*[\"“「]?((?:[^\"“”「」]){1,300}?)(?:[\"”」]|$)");
  private static final Pattern BARE_PAIR =
      Pattern.compile(
          "^\\s*[:：,]?\\s*([\\w][\\w .-]{0,60}?)\\s*[=＝]\\s*[\"“]?([^\"“”=]{1,300}?)[\"”]?\\s*$");
  private static final Pattern NAMED = named("word.value-name");
  private static final Pattern DATA = named("word.value-data");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)\\b(?:value|entry)(?:"
              + " named)?\\s(?:[\"“]([^\"“”.]{1,120})[\"”]|([A-Za-z][\\w-]{1,60}))\\s(?:in|to|under|into|of|with)\\s(?:the\\s)?(?:registry\\s)?(?:key\\s)?[\"“]?$");
  private static final int NEAR = 3;

  private static Pattern named(String key) {
    return Pattern.compile(
        "(?i)"
            + Vocabulary.anyOf(key)
            + "(?:\\s(?:is|named|called|of))?\\s?(?:[:：=は]|が)?\\s?"
            + "(?:[\"“「『]([^\"“”「」『』]{1,300})[\"”」』]|([A-Za-z%][\\w%\\\\:.~-]{0,200}[\\w]))");
  }

  @Override
  public void extract(Notice notice, Facts facts) {
    List<Passage> passages = notice.passages();
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      Matcher key = KEY.matcher(passage.value());
      int next = 0;
      while (key.find(next)) {
        next = key.end();
        Matcher after = KEY.matcher(passage.value());
        int end = after.find(next) ? after.start() : passage.value().length();
        key(passages, i, literal(passage.text(), key.start(), key.end()), end, facts);
        next = Math.max(next, key.end());
      }
    }
  }

  /// The key, to the end of what the page sets apart if it starts it.
  private static Text.Span literal(Text text, int start, int end) {
    return Quotes.in(text).stream()
        .filter(span -> span.start() == start && span.end() > end)
        .filter(span -> span.of(text.value()).indexOf('=') < 0)
        .findFirst()
        .orElse(new Text.Span(start, end, ""));
  }

  private static void key(List<Passage> passages, int index, Text.Span key, int end, Facts facts) {
    Passage passage = passages.get(index);
    Map<String, String> details = new HashMap<>();
    beside(passage, details);
    values(passage.value().substring(Math.min(key.end(), end), end), details);
    if (!details.containsKey("name")) {
      first(BEFORE, passage.value().substring(0, key.start()))
          .ifPresent(name -> details.put("name", name));
    }
    boolean last = end == passage.value().length();
    for (int i = index + 1; last && i <= index + NEAR && i < passages.size(); i++) {
      Passage near = passages.get(i);
      if (near.section() != passage.section()
          || KEY.matcher(near.value()).find()
          || details.size() == 2) {
        break;
      }
      if (near.block().equals(passage.block())) {
        continue;
      }
      labelled(near, details);
      values(near.value(), details);
    }
    String value = key.of(passage.value()).replaceAll("[\\\\.]+$", "");
    facts.add(
        Kind.REGISTRY, value, details, passage.text(), key.start(), key.end(), doubt(passage));
  }

  private static @Nullable Doubt doubt(Passage passage) {
    boolean otherwise =
        (passage.about(Topic.ACTIONS) || passage.about(Topic.WORKAROUND))
            && !passage.about(Topic.HOST);
    return otherwise ? Doubt.STATUS_NOT_SAID : null;
  }

  private static void beside(Passage passage, Map<String, String> details) {
    passage.row().stream()
        .filter(cell -> cell.cell() != passage.cell())
        .forEach(cell -> labelled(cell, details));
  }

  private static void labelled(Passage passage, Map<String, String> details) {
    if (passage.is(Label.VALUE_NAME)) {
      nameOrPair(passage, details);
    } else if (passage.is(Label.DATA)) {
      details.putIfAbsent("data", Quotes.bare(passage.text()).value());
    }
  }

  private static void nameOrPair(Passage passage, Map<String, String> details) {
    values(passage.value(), details);
    if (!details.containsKey("name") && passage.value().length() <= 200) {
      details.put("name", Quotes.bare(passage.text()).value());
    }
  }

  /// Names and data of values in a text behind a key.
  private static void values(String text, Map<String, String> details) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.find()) {
      pair = BARE_PAIR.matcher(text);
      if (!pair.matches()) {
        first(NAMED, text).ifPresent(name -> details.putIfAbsent("name", name));
        first(DATA, text).ifPresent(data -> details.putIfAbsent("data", data));
        return;
      }
    }
    details.putIfAbsent("name", pair.group(1).strip());
    details.putIfAbsent("data", pair.group(2).strip());
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? Optional.of(found.group(1) != null ? found.group(1) : found.group(2))
        : Optional.empty();
  }
}
