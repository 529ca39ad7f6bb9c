package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

  private static final Pattern HYPHENS = Pattern.compile("^--+|--+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int DEEPEST = 4;

  private final int depth;
  private final String html;
  private final Parts parts;
  private final boolean scripted;
  private final boolean reversed;
  private final boolean packs;
  private final boolean saves;
  private final boolean changes;
  private final List<String> names;

  /// The texts that were taken for files; of what is computed, those count once.
  private final Set<String> runs;

  private int at;

  /// Files found but pictures in `data:` URLs.
  private int blobs;

  private int count;

  HtmlBlobs(String html, Parts parts) {
    this(html, parts, 0);
  }

  /// @param depth how many scripts in `data:` URLs it is inside of
  private HtmlBlobs(String html, Parts parts, int depth) {
    this.depth = depth;
    this.html = html;
    this.parts = parts;
    this.runs = new HashSet<>();
    String lower = Markup.lower(html);
    this.names = DownloadNames.of(html, lower);
    this.saves = DownloadNames.saves(lower, !names.isEmpty());
    this.changes = saves && DownloadNames.changes(lower);
    this.packs =
        lower.contains(":bindata") || lower.contains(":binarydata") || lower.contains("<chunk");
    this.scripted =
        packs
            || !names.isEmpty()
            || lower.contains("atob")
            || lower.contains("base64")
            || lower.contains("fromcharcode")
            || lower.contains("uint8array")
            || lower.contains("unescape")
            || lower.contains("new blob");
    this.reversed = scripted && lower.contains("reverse(");
  }

  /// @param html what is computed on `page`, which has been read
  private HtmlBlobs(String html, HtmlBlobs page) {
    this.depth = DEEPEST;
    this.html = html;
    this.parts = page.parts;
    this.names = page.names;
    this.runs = page.runs;
    this.count = page.count;
    this.saves = false;
    this.changes = false;
    this.packs = false;
    this.scripted = true;
    this.reversed = false;
  }

  /// Adds each file found, and where none is that a script saves, or it is not saved as it is
  /// found, that there is one.
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
    if (scripted && !packs && depth < DEEPEST) {
      computed();
    }
    if (saves && (changes || blobs == 0) && !parts.full()) {
      unseen(new Missing(Cause.UNSUPPORTED, "script"));
    }
  }

  /// Adds the files that a script puts together or decodes.
  private void computed() {
    ScriptValues.Computed computed = ScriptValues.of(html);
    HtmlBlobs put = new HtmlBlobs(computed.statements(), this);
    put.find();
    count = put.count;
    blobs += put.blobs;
    for (String encoded : computed.encoded()) {
      String text = BLANKS.matcher(encoded).replaceAll("");
      if (runs.add(text)) {
        add(named(0), () -> BlobText.decode(text));
      }
    }
    if (!computed.whole() && !parts.full()) {
      unseen(Missing.of(Limit.STEPS));
    }
  }

  /// Adds that there may be a file of which nothing is seen.
  private void unseen(Missing why) {
    if (names.isEmpty()) {
      parts.missing(why);
      return;
    }
    parts.file(names, -1, () -> new Unpacked(Slice.empty(), why, List.of()));
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
    blobs += url.isImage() ? 0 : 1;
    readings.add("data " + ++count + ending(url.type()));
    add(readings, url::content);
    if (url.type().endsWith("script") && depth < DEEPEST) {
      new HtmlBlobs(url.content().latin1(), parts, depth + 1).find();
    }
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
    // The hyphens of a comment are no base64.
    String text = HYPHENS.matcher(run).replaceAll("");
    boolean argument = text.length() >= SHORTEST_ARGUMENT && isArgument(start);
    boolean file = argument || (text.length() >= SHORTEST_RUN && isVaried(text));
    if (file && (runs.add(text) || depth < DEEPEST)) {
      add(named(start), () -> BlobText.decode(text));
      if (reversed) {
        add(named(start), () -> BlobText.decode(new StringBuilder(text).reverse().toString()));
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
      add(named(at), () -> Slice.of(codes.bytes()));
    }
    return true;
  }

  /// The names a file may have whose text starts at `start`.
  private List<String> named(int start) {
    List<String> readings = new ArrayList<>(names);
    String part = packs ? DownloadNames.ofPart(html, start) : null;
    if (part != null) {
      readings.add(part);
    }
    blobs++;
    readings.add("blob " + ++count);
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
