package dev.sekisho.publish;

import dev.sekisho.bytes.Deceptive;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML and XML: elements that are closed in order, and texts that stay texts whatever is in
/// them. The one place of the site where hostile text becomes output.
final class Html {
  private final StringBuilder out = new StringBuilder(16_384);
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes names and values in turn; one whose value is empty is left out
  Html start(String tag, String... attributes) {
    begin(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /// Closes the element that was opened last.
  Html end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Closes the element that was opened last, and ends the line.
  Html endLine() {
    return end().line();
  }

  /// Ends the line.
  Html line() {
    out.append('\n');
    return this;
  }

  /// An element with a text alone.
  Html element(String tag, String text, String... attributes) {
    return start(tag, attributes).text(text).end();
  }

  /// An HTML element that has no content, such as `link`.
  Html empty(String tag, String... attributes) {
    begin(tag, attributes).append('>');
    return this;
  }

  /// An XML element without content.
  Html emptyXml(String tag, String... attributes) {
    begin(tag, attributes).append("/>");
    return this;
  }

  /// A text.
  Html text(String text) {
    escape(text);
    return this;
  }

  /// Text of our own that is markup already.
  Html markup(String own) {
    out.append(own);
    return this;
  }

  /// A link to an address of a document, or the text alone if it leads elsewhere than to the web.
  Html link(String url, String text) {
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web ? element("a", text, "href", url, "rel", "noopener noreferrer") : text(text);
  }

  private StringBuilder begin(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
    return out;
  }

  /// Escapes what markup gives a meaning; what could deceive the eye is shown as its code point,
  /// and white space is kept.
  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) c);
      default -> {
        if (Deceptive.is(c) || (c & 0xfffe) == 0xfffe) {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /// All that was written.
  ///
  /// @throws IllegalStateException if an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
