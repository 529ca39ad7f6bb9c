package dev.sekisho.document;

import java.util.Locale;
import java.util.Map;

/// Text of markup with its character references undone.
///
/// Source: HTML Standard §13.2.5.72 to §13.2.5.80. Of the named ones, those that hide an address or
/// a quote; a reference needs no semicolon. Linear time.
public final class CharacterReferences {
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("colon", ":"),
          Map.entry("sol", "/"),
          Map.entry("bsol", "\\"),
          Map.entry("period", "."),
          Map.entry("quest", "?"),
          Map.entry("equals", "="),
          Map.entry("num", "#"),
          Map.entry("commat", "@"),
          Map.entry("lbrack", "["),
          Map.entry("rbrack", "]"),
          Map.entry("lsqb", "["),
          Map.entry("rsqb", "]"),
          Map.entry("comma", ","),
          Map.entry("plus", "+"),
          Map.entry("semi", ";"),
          Map.entry("grave", "`"),
          Map.entry("lowbar", "_"),
          Map.entry("lpar", "("),
          Map.entry("rpar", ")"),
          Map.entry("tab", "\t"),
          Map.entry("newline", "\n"),
          Map.entry("shy", "\u00ad"));

  private static final int LONGEST_ENTITY = 10;

  private CharacterReferences() {}

  /// `text` with what its references stand for; `text` itself if it has none.
  public static String decoded(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    while (ampersand >= 0) {
      plain.append(text, from, ampersand);
      from = ampersand + entity(text, ampersand, plain);
      ampersand = text.indexOf('&', from);
    }
    return plain.append(text, from, text.length()).toString();
  }

  /// Appends what the reference at `start` stands for, and returns its length; an ampersand alone
  /// is itself.
  private static int entity(String text, int start, StringBuilder plain) {
    if (text.startsWith("#", start + 1)) {
      return numeric(text, start, plain);
    }
    int end = start + 1;
    int most = Math.min(text.length(), start + 1 + LONGEST_ENTITY);
    while (end < most && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String value =
        ENTITIES.getOrDefault(text.substring(start + 1, end).toLowerCase(Locale.ROOT), "");
    if (value.isEmpty()) {
      plain.append('&');
      return 1;
    }
    plain.append(value);
    return end - start + (text.startsWith(";", end) ? 1 : 0);
  }

  /// A numeric reference has as many digits as there are, and needs no semicolon.
  private static int numeric(String text, int start, StringBuilder plain) {
    boolean hex = text.regionMatches(true, start + 2, "x", 0, 1);
    int from = start + (hex ? 3 : 2);
    int end = from;
    long point = 0;
    while (end < text.length() && digit(text.charAt(end), hex) >= 0) {
      int radix = hex ? 16 : 10;
      point = Math.min(point * radix + digit(text.charAt(end), hex), Character.MAX_CODE_POINT + 1);
      end++;
    }
    if (end == from) {
      plain.append('&');
      return 1;
    }
    plain.appendCodePoint(point > 0 && point <= Character.MAX_CODE_POINT ? (int) point : 0xfffd);
    return end - start + (text.startsWith(";", end) ? 1 : 0);
  }

  private static int digit(char c, boolean hex) {
    return c < 128 ? Character.digit(c, hex ? 16 : 10) : -1;
  }
}
