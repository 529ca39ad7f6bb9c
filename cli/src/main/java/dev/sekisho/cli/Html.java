package dev.sekisho.cli;

/// Makes hostile text harmless in HTML.
final class Html {
  private Html() {}

  /// Text as the content of an element or a quoted attribute.
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    Printable.all(text.replaceAll("\\s+", " "))
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /// A link to `url`, or its text alone if it leads to something other than the web.
  static String link(String url) {
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web ? "<a href=\"" + text(url) + "\">" + text(url) + "</a>" : text(url);
  }
}
