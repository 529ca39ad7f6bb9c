package dev.sekisho.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names under which a page saves what it made: of `download` attributes and properties, and of
/// the calls that take a file name.
final class DownloadNames {
  private static final List<String> BEFORE =
      List.of("download", "saveas(", "mssaveblob(", "mssaveoropenblob(", "new file(");
  private static final int MOST_NAMES = 8;
  private static final int MOST_LOOKED_AT = 500;
  private static final int LONGEST_TAG = 1000;
  private static final int NEAR = 120;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ENDING = 5;

  private DownloadNames() {}

  /// The names a page mentions, at most a few.
  ///
  /// @param lower the same text in lower case
  static List<String> of(String html, String lower) {
    Set<String> names = new LinkedHashSet<>();
    for (String word : BEFORE) {
      int at = lower.indexOf(word);
      for (int i = 0; at >= 0 && i < MOST_LOOKED_AT && names.size() < MOST_NAMES; i++) {
        String name = quotedName(html, at + word.length());
        if (name != null) {
          names.add(name);
        }
        at = lower.indexOf(word, at + word.length());
      }
    }
    return new ArrayList<>(names);
  }

  /// The name in the `download` attribute of the tag around a place; null if it has none.
  static @Nullable String inTag(String html, int start, int end) {
    String before = html.substring(Math.max(start - LONGEST_TAG, 0), start);
    int open = before.lastIndexOf('<');
    if (open < 0) {
      return null;
    }
    String name = inAttribute(before.substring(open));
    int close = within(html, '>', end, LONGEST_TAG);
    return name == null && close >= 0 ? inAttribute(html.substring(end, close)) : name;
  }

  private static @Nullable String inAttribute(String part) {
    int at = Markup.lower(part).indexOf("download=");
    if (at < 0) {
      return null;
    }
    String value = part.substring(at + "download=".length());
    char quote = value.isEmpty() ? ' ' : value.charAt(0);
    boolean quoted = quote == '"' || quote == '\'';
    int end = quoted ? value.indexOf(quote, 1) : value.indexOf(' ');
    String name = value.substring(quoted ? 1 : 0, end < 0 ? value.length() : end);
    return name.isBlank() ? null : name;
  }

  /// The first quoted text near `from` that can be a file name.
  private static @Nullable String quotedName(String html, int from) {
    int most = Math.min(from + NEAR, html.length());
    int at = from;
    while (at < most) {
      char c = html.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        int close = within(html, c, at + 1, LONGEST_NAME);
        if (close < 0) {
          return null;
        }
        String text = html.substring(at + 1, close);
        if (isFileName(text)) {
          return text;
        }
        at = close;
      }
      at++;
    }
    return null;
  }

  /// Where `c` next stands, at most `most` characters on; -1 if it does not.
  private static int within(String html, char c, int from, int most) {
    int at = html.substring(from, Math.min(from + most, html.length())).indexOf(c);
    return at < 0 ? -1 : from + at;
  }

  private static boolean isFileName(String text) {
    int dot = text.lastIndexOf('.');
    int ending = text.length() - dot - 1;
    return dot > 0
        && ending > 0
        && ending <= LONGEST_ENDING
        && text.chars().noneMatch(c -> c < ' ' || "<>\"|?*:/\\".indexOf(c) >= 0);
  }
}
