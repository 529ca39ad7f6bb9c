package dev.sekisho.draft;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The common name of the malware: what a sentence says it is called, else the word that most
/// vendors' names share, spelled as the page spells it.
final class FamilyName implements Extractor {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]{3,30}");
  private static final Map<String, String> FAMILY = Map.of("family", "true");
  private static final Set<String> COMMON = Set.copyOf(Vocabulary.words("word.malware-type"));

  private static final Pattern CALLED =
      Pattern.compile(
          "(?i:"
              + Vocabulary.anyOf("word.malware")
              + "\\s(?:called|named|known\\sas|dubbed))\\s[\"“]?([A-Z][A-Za-z0-9]{2,30})|[「『\"“]?([A-Z][A-Za-z0-9]{2,30}|[\\p{IsKatakana}ー]{3,20})[」』\"”]?\\s?(?:と呼ばれる|という(?:名前の|名の)?)[^、。]{0,12}?"
              + Vocabulary.anyOf("word.malware"));

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      Matcher called = CALLED.matcher(passage.value());
      if (called.find()) {
        int group = called.group(1) != null ? 1 : 2;
        facts.add(
            Kind.MALWARE_NAME,
            called.group(group),
            FAMILY,
            passage.text(),
            called.start(group),
            called.end(group),
            null);
        return;
      }
    }
    Map<String, Integer> shared = new LinkedHashMap<>();
    List<Fact> names = facts.of(Kind.MALWARE_NAME).toList();
    for (Fact name : names) {
      words(name.value()).forEach(word -> shared.merge(word, 1, Integer::sum));
    }
    shared.entrySet().stream()
        .filter(word -> word.getValue() > names.size() / 2)
        .max(Map.Entry.comparingByValue())
        .ifPresent(word -> spelled(word.getKey(), notice, facts));
  }

  private static Set<String> words(String name) {
    return WORD.matcher(name)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .filter(word -> !COMMON.contains(word))
        .collect(Collectors.toSet());
  }

  private static void spelled(String word, Notice notice, Facts facts) {
    Pattern whole =
        Pattern.compile("(?i)(?<![\\w./@:\\\\-])" + Pattern.quote(word) + "(?![\\w@/-]|\\.\\w)");
    Map<String, Integer> spellings = new HashMap<>();
    for (Passage passage : notice.passages()) {
      Matcher found = whole.matcher(passage.value());
      if (found.find()
          && spellings.merge(found.group(), 1, Integer::sum) == 1
          && spellings.size() == 1) {
        facts.add(
            Kind.MALWARE_NAME,
            found.group(),
            FAMILY,
            passage.text(),
            found.start(),
            found.end(),
            Doubt.DERIVED);
      }
    }
  }
}
