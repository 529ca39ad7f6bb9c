package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text quotes: between quotation marks, or set apart by the page.
final class Quotes {
  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^“”]{1,600})”|\"([^\"]{1,600})\"|「([^「」]{1,600})」|『([^『』]{1,600})』|‘([^‘’]{2,600})’");

  private Quotes() {}

  /// The quoted stretches, without their marks, in order.
  static List<Text.Span> in(Text text) {
    List<Text.Span> found = new ArrayList<>(text.exact());
    Matcher quoted = QUOTED.matcher(text.value());
    while (quoted.find()) {
      for (int group = 1; group <= quoted.groupCount(); group++) {
        if (quoted.group(group) != null) {
          found.add(new Text.Span(quoted.start(group), quoted.end(group), ""));
        }
      }
    }
    found.sort(Comparator.comparingInt(Text.Span::start));
    return found;
  }

  /// `text` without quotation marks around the whole of it.
  static Text bare(Text text) {
    List<Text.Span> quotes = in(text);
    int length = text.value().length();
    for (Text.Span quote : quotes) {
      if (quote.start() <= 1 && quote.end() >= length - 1) {
        return text.part(quote.start(), quote.end());
      }
    }
    return text;
  }
}
