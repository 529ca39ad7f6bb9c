package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// The event handlers of a page: attributes whose names start with `on`, which hold scripts.
///
/// Source: HTML Standard §8.1.8.1. Nothing is parsed: what looks like one counts wherever it
/// stands. One pass, in linear time.
final class Handlers {
  private static final int LONGEST_NAME = 32;
  private static final String BLANKS = " \t\r\n\f";

  private Handlers() {}

  /// True if `content` has any.
  static boolean in(Slice content) {
    String text = content.latin1();
    int equals = text.indexOf('=');
    while (equals >= 0 && !isNamed(text, equals)) {
      equals = text.indexOf('=', equals + 1);
    }
    return equals >= 0;
  }

  /// True if the name of a handler stands before `equals`, at most so far before it that many
  /// equals signs cost no more.
  private static boolean isNamed(String text, int equals) {
    int least = Math.max(equals - LONGEST_NAME, 0);
    int end = equals;
    while (end > least && BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > least && isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end - start > 2
        && (text.charAt(start) | 0x20) == 'o'
        && (text.charAt(start + 1) | 0x20) == 'n';
  }

  private static boolean isLetter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /// What those handlers say whose text has character references.
  static List<String> decoded(String html) {
    List<String> decoded = new ArrayList<>();
    int equals = html.indexOf('=');
    while (equals >= 0) {
      int next = equals + 1;
      if (isNamed(html, equals)) {
        int start = valueStart(html, next);
        int end = valueEnd(html, start);
        String written = html.substring(start, end);
        String value = CharacterReferences.decoded(written);
        if (!value.equals(written)) {
          decoded.add(value);
        }
        // Another quote may start a value inside this one, so that no text is in more than two.
        next = isQuoted(html, start) ? start : end;
      }
      equals = html.indexOf('=', next);
    }
    return decoded;
  }

  private static int valueStart(String html, int from) {
    int start = from;
    while (start < html.length() && BLANKS.indexOf(html.charAt(start)) >= 0) {
      start++;
    }
    return start < html.length() && "\"'".indexOf(html.charAt(start)) >= 0 ? start + 1 : start;
  }

  private static boolean isQuoted(String html, int start) {
    return "\"'".indexOf(html.charAt(start - 1)) >= 0;
  }

  private static int valueEnd(String html, int start) {
    if (isQuoted(html, start)) {
      int close = html.indexOf(html.charAt(start - 1), start);
      return close < 0 ? html.length() : close;
    }
    int end = start;
    while (end < html.length() && html.charAt(end) > ' ' && html.charAt(end) != '>') {
      end++;
    }
    return end;
  }
}
