package dev.sekisho.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names under which a page saves what it made: of `download` attributes and properties, and of
/// the calls that take a file name.
final class DownloadNames {
  private static final List<String> BEFORE =
      List.of("download", "saveas(", "mssaveblob(", "mssaveoropenblob(", "new file(", "save(");

  /// What shows that a script makes the file that it saves.
  private static final List<String> SAVES =
      List.of("saveas(", "mssaveblob(", "mssaveoropenblob(", "new file(", "createobjecturl");

  /// The same where the file has no name that is found.
  private static final List<String> SAVES_NAMELESS =
      List.of("mssaveblob(", "mssaveoropenblob(", "createobjecturl");

  /// A URL of data that goes on behind its literal.
  private static final Pattern GOES_ON = Pattern.compile("base64,[\"'`]\\s{0,100}[+,]");

  /// What shows that bytes are changed by more than base64, lists of codes and escapes.
  private static final List<Pattern> CHANGES =
      List.of(
          Pattern.compile("charcodeat\\s*\\([^()]{0,100}\\)\\s*[-+^*%]"),
          Pattern.compile("\\^\\s*[\\w$]{1,100}(?:\\[[^\\]]{0,100}]|\\.charcodeat)"),
          Pattern.compile("\\[[^\\]]{1,100}]\\s*(?:[-+*]=|\\^)"),
          Pattern.compile(
              "decrypt\\s*\\(|decompressionstream|(?:inflate|unzip|ungzip)\\w{0,9}\\s*\\("));

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
    int variables = 0;
    for (String word : BEFORE) {
      int at = lower.indexOf(word);
      for (int i = 0; at >= 0 && i < MOST_LOOKED_AT && names.size() < MOST_NAMES; i++) {
        String name = quotedName(html, at + word.length());
        if (name == null && variables++ < MOST_NAMES) {
          name = assigned(html, at + word.length());
        }
        if (name != null) {
          names.add(name);
        }
        at = lower.indexOf(word, at + word.length());
      }
    }
    if (!names.isEmpty() || lower.contains("download")) {
      joined(html, names);
    }
    return new ArrayList<>(names);
  }

  /// Adds the names that scripts put together or escape.
  private static void joined(String html, Set<String> names) {
    for (String plain : ScriptText.readings(html).texts()) {
      String lower = Markup.lower(plain);
      for (String word : BEFORE) {
        int at = lower.indexOf(word);
        String name = at < 0 ? null : quotedName(plain, at + word.length());
        if (name != null && names.size() < MOST_NAMES) {
          names.add(name);
        }
      }
    }
  }

  /// True if a script makes a file and saves it.
  ///
  /// @param lower the page in lower case
  /// @param named true if it has names of files
  static boolean saves(String lower, boolean named) {
    return (named ? SAVES : SAVES_NAMELESS).stream().anyMatch(lower::contains)
        || (lower.contains("download") && GOES_ON.matcher(lower).find());
  }

  /// True if a script changes bytes otherwise than is undone here.
  ///
  /// @param lower the page in lower case
  static boolean changes(String lower) {
    return CHANGES.stream().anyMatch(pattern -> pattern.matcher(lower).find());
  }

  /// The name of the part of an Office document around a place in its one XML file: what an
  /// attribute `name` with a prefix says; null if there is none.
  static @Nullable String ofPart(String html, int place) {
    String before = html.substring(Math.max(place - LONGEST_TAG, 0), place);
    int at = before.lastIndexOf(":name=\"");
    int start = at + ":name=\"".length();
    int end = at < 0 ? -1 : before.indexOf('"', start);
    return end <= start ? null : before.substring(start, end);
  }

  /// What is assigned to a variable that is assigned or passed at `from`, the first or second of
  /// what is passed, if that is a name.
  private static @Nullable String assigned(String html, int from) {
    int start = behind(html, from, "=");
    int end = nameEnd(html, start);
    String name = assigned(html, html.substring(start, end));
    int second = behind(html, end, ",");
    return name == null && second > end
        ? assigned(html, html.substring(second, nameEnd(html, second)))
        : name;
  }

  private static int nameEnd(String html, int start) {
    int end = start;
    while (end < html.length() && end - start < NEAR && isOfName(html.charAt(end))) {
      end++;
    }
    return end;
  }

  private static @Nullable String assigned(String html, String variable) {
    int at = variable.isEmpty() ? -1 : html.indexOf(variable);
    for (int i = 0; at >= 0 && i < MOST_LOOKED_AT; i++) {
      int value = behind(html, at + variable.length(), "=");
      String name = value > at + variable.length() ? literal(html, value) : null;
      if (name != null) {
        return name;
      }
      at = html.indexOf(variable, at + 1);
    }
    return null;
  }

  private static boolean isOfName(char c) {
    return c == '_' || c == '$' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /// Behind white space and one of `signs`, if that stands there.
  private static int behind(String html, int from, String signs) {
    int at = blank(html, from);
    return at < html.length() && signs.indexOf(html.charAt(at)) >= 0 ? blank(html, at + 1) : at;
  }

  private static int blank(String html, int from) {
    int at = from;
    while (at < html.length() && html.charAt(at) <= ' ' && at - from < NEAR) {
      at++;
    }
    return at;
  }

  /// The quoted text at `at` if it can be a file name, or is one in base64; null if not.
  private static @Nullable String literal(String html, int at) {
    boolean encoded = html.regionMatches(true, at, "atob(", 0, 5);
    int quote = encoded ? at + 5 : at;
    if (quote >= html.length() || "\"'`".indexOf(html.charAt(quote)) < 0) {
      return null;
    }
    int close = within(html, html.charAt(quote), quote + 1, LONGEST_NAME);
    String text = close < 0 ? "" : html.substring(quote + 1, close);
    String name = encoded ? BlobText.base64(text).latin1() : text;
    return isFileName(name) ? name : null;
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
        // What stands before the quote may be a text that it ends: each may be the first.
        String name = literal(html, at - (isEncoded(html, at) ? 5 : 0));
        if (name != null) {
          return name;
        }
      }
      at++;
    }
    return null;
  }

  private static boolean isEncoded(String html, int quote) {
    return quote >= 5 && html.regionMatches(true, quote - 5, "atob(", 0, 5);
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
