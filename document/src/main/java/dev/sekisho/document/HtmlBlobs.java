package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One pass over HTML or script in search of files written as text. Quotes, concatenations and line
/// breaks between pieces are passed over; what stands around them is not parsed.
final class HtmlBlobs {
  /// Text shorter than this is taken for a name or an identifier.
  private static final int SHORTEST_RUN = 64;

  /// Lines of a text that goes on over line breaks are at least so long.
  private static final int SHORTEST_LINE = 40;

  private static final int SHORTEST_LIST = 16;
  private static final int SHORTEST_ARGUMENT = 8;

  private final String html;
  private final Parts parts;
  private final boolean scripted;
  private final boolean reversed;
  private final List<String> names;
  private int at;
  private int count;

  HtmlBlobs(String html, Parts parts) {
    this.html = html;
    this.parts = parts;
    String lower = Markup.lower(html);
    this.scripted =
        lower.contains("atob")
            || lower.contains("base64")
            || lower.contains("fromcharcode")
            || lower.contains("uint8array")
            || lower.contains("unescape")
            || lower.contains("new blob");
    this.reversed = scripted && lower.contains("reverse(");
    this.names = DownloadNames.of(html, lower);
  }

  /// Adds each file found.
  void find() {
    while (at < html.length() && !parts.full()) {
      char c = html.charAt(at);
      if ((c == 'd' || c == 'D') && html.regionMatches(true, at, "data:", 0, 5) && dataUrl()) {
        continue;
      }
      if (!scripted || !(BlobText.isBase64(c) ? run() : list(c))) {
        at++;
      }
    }
  }

  private boolean dataUrl() {
    DataUrl url = DataUrl.at(html, at);
    if (url == null) {
      return false;
    }
    at = url.end();
    List<String> readings = new ArrayList<>();
    String name = DownloadNames.inTag(html, url.start(), url.end());
    if (name != null) {
      readings.add(name);
    } else if (!url.isImage()) {
      readings.addAll(names);
    }
    readings.add("data " + ++count + ending(url.type()));
    add(readings, url::content);
    return true;
  }

  /// A run of base64 or of hexadecimal digits; false if it is too short to be a file.
  private boolean run() {
    int start = at;
    StringBuilder run = new StringBuilder();
    int end = at;
    while (end >= 0) {
      at = end;
      int from = at;
      while (at < html.length() && BlobText.isBase64(html.charAt(at))) {
        at++;
      }
      run.append(html, from, at);
      end = at > from ? next(at - from) : -1;
    }
    String text = run.toString();
    boolean argument = text.length() >= SHORTEST_ARGUMENT && isArgument(start);
    if (argument || (text.length() >= SHORTEST_RUN && isVaried(text))) {
      add(named("blob"), () -> BlobText.decode(text));
      if (reversed) {
        add(named("blob"), () -> BlobText.decode(new StringBuilder(text).reverse().toString()));
      }
    }
    return true;
  }

  /// False for rules and padding, such as a line of dashes.
  private static boolean isVaried(String text) {
    return text.chars().distinct().limit(SHORTEST_ARGUMENT).count() == SHORTEST_ARGUMENT;
  }

  private boolean isArgument(int start) {
    return start >= 6 && html.regionMatches(true, start - 6, "atob(", 0, 5);
  }

  /// Where a text goes on that has just stopped; -1 if it is at its end.
  ///
  /// @param length of its last piece
  private int next(int length) {
    int i = at;
    if (i >= html.length()) {
      return -1;
    }
    char c = html.charAt(i);
    if (c == '\r' || c == '\n') {
      int line = blank(i);
      return length >= SHORTEST_LINE && isBase64At(line) ? line : -1;
    }
    if (c == '\\') {
      int escape = i + 2 < html.length() && html.charAt(i + 1) == '\r' ? i + 3 : i + 2;
      boolean breaks = i + 1 < html.length() && "nr\r\n/".indexOf(html.charAt(i + 1)) >= 0;
      int following = html.startsWith("\\/", i) ? i + 1 : blank(escape);
      return breaks && isBase64At(following) ? following : -1;
    }
    if (c != '"' && c != '\'' && c != '`') {
      return -1;
    }
    int sign = blank(i + 1);
    if (sign >= html.length() || "+,".indexOf(html.charAt(sign)) < 0) {
      return -1;
    }
    int quote = blank(sign + 1);
    return quote < html.length() && "\"'`".indexOf(html.charAt(quote)) >= 0 && isBase64At(quote + 1)
        ? quote + 1
        : -1;
  }

  private boolean isBase64At(int i) {
    return i < html.length() && BlobText.isBase64(html.charAt(i));
  }

  private int blank(int from) {
    int i = from;
    while (i < html.length() && html.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  /// A list of character codes, or a text of escapes; false if there is none.
  private boolean list(char c) {
    Codes codes =
        switch (c) {
          case '[', '(' -> Codes.numbers(html, at + 1);
          case '\\' -> Codes.escapes(html, at, "\\x");
          case '%' -> Codes.escapes(html, at, "%");
          default -> null;
        };
    if (codes == null) {
      return false;
    }
    at = Math.max(codes.end(), at + 1);
    if (codes.count() >= SHORTEST_LIST) {
      add(named("blob"), () -> Slice.of(codes.bytes()));
    }
    return true;
  }

  private List<String> named(String kind) {
    List<String> readings = new ArrayList<>(names);
    readings.add(kind + " " + ++count);
    return readings;
  }

  private void add(List<String> readings, Supplier<Slice> content) {
    parts.file(
        readings, -1, () -> parts.unpacking().whole(content.get()).unpacked("embedded data"));
  }

  /// `.png` of `image/png`; nothing if the type tells no more than that it is bytes.
  private static String ending(@Nullable String type) {
    int slash = type == null ? -1 : type.indexOf('/');
    return slash < 0 || type == null || type.endsWith("octet-stream")
        ? ""
        : "." + type.substring(slash + 1).replaceAll("[^a-z0-9].*", "");
  }
}
