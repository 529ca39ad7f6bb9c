package dev.sekisho.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pages the notice refers to: its links, and whole URLs that are no indicators.
final class ReferenceExtractor implements Extractor {
  private static final Pattern PLAIN =
      Pattern.compile("(?<![\\w])https?://[^\\s<>\"“”「」『』、。，）＞|]{3,2000}");

  @Override
  public void extract(Notice notice, Facts facts) {
    Set<String> known =
        Stream.concat(facts.of(Kind.URL), facts.of(Kind.REFERENCE))
            .map(Fact::value)
            .collect(Collectors.toCollection(HashSet::new));
    for (Passage passage : notice.passages()) {
      for (Text.Span link : passage.text().links()) {
        if (Urls.isWeb(link.target()) && known.add(link.target())) {
          add(link.target(), link.of(passage.value()), passage, link.start(), link.end(), facts);
        }
      }
      Matcher plain = PLAIN.matcher(passage.value());
      while (plain.find()) {
        String url = NetworkExtractor.trimmed(plain.group());
        if (Urls.isWeb(url) && known.add(url)) {
          add(url, "", passage, plain.start(), plain.start() + url.length(), facts);
        }
      }
    }
  }

  private static void add(
      String url, String summary, Passage passage, int start, int end, Facts facts) {
    Map<String, String> details = new HashMap<>();
    details.put("category", "external");
    if (!summary.isBlank() && !summary.equals(url)) {
      details.put("summary", summary);
    }
    facts.add(Kind.REFERENCE, url, details, passage.text(), start, end, null);
  }
}
