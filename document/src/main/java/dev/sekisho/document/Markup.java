package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Tells HTML, SVG and XML by their bytes.
public final class Markup {
  private static final int LOOKED_AT = 1024;
  private static final Set<String> TAGS =
      Set.of(
          "a", "body", "br", "center", "div", "font", "form", "head", "html", "iframe", "img",
          "meta", "object", "p", "script", "span", "style", "svg", "table", "title");

  private Markup() {}

  /// `text` in lower case, each character at its place: what has more than one for its lower case,
  /// such as the dotted capital I, would move those behind it.
  static String lower(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() == text.length()) {
      return lower;
    }
    StringBuilder each = new StringBuilder(text.length());
    text.chars().forEach(c -> each.append((char) Character.toLowerCase(c)));
    return each.toString();
  }

  /// True if `content` is text that starts with a tag, or has a tag of HTML near its start.
  public static boolean recognises(Slice content) {
    Slice head = content.part(0, Math.min(content.length(), LOOKED_AT));
    if (head.indexOf((byte) '<', 0) < 0) {
      return false;
    }
    Charset charset = charset(content);
    if (charset.equals(StandardCharsets.ISO_8859_1) && head.indexOf((byte) 0, 0) >= 0) {
      return false;
    }
    String start = head.text(charset);
    int open = start.indexOf('<');
    if (open < 0) {
      return false;
    }
    if (start.substring(0, open).chars().allMatch(c -> c <= ' ' || c > 126)) {
      boolean declares = open + 1 < start.length() && "!?".indexOf(start.charAt(open + 1)) >= 0;
      return declares || isLetter(start, open + 1);
    }
    while (open >= 0) {
      if (TAGS.contains(tag(start, open + 1))) {
        return true;
      }
      open = start.indexOf('<', open + 1);
    }
    return false;
  }

  private static String tag(String text, int from) {
    int end = from;
    while (isLetter(text, end) && end - from < 8) {
      end++;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(String text, int at) {
    return at < text.length()
        && ((text.charAt(at) >= 'a' && text.charAt(at) <= 'z')
            || (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z'));
  }

  /// The charset a byte order mark tells; without one ISO 8859-1, which loses nothing.
  static Charset charset(Slice content) {
    if (content.length() >= 2 && content.at(0) == 0xff && content.at(1) == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (content.length() >= 2 && content.at(0) == 0xfe && content.at(1) == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.ISO_8859_1;
  }

  /// The text of content without a label: as its byte order mark says, else UTF-8.
  public static String text(Slice content) {
    Charset charset = charset(content);
    return content.text(
        charset.equals(StandardCharsets.ISO_8859_1) ? StandardCharsets.UTF_8 : charset);
  }
}
