package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads calendars (`.ics`, `text/calendar`) and cards (`.vcf`, `text/vcard`): files that stand in
/// them, and all else as the text it says, in which links are looked for.
///
/// Source: RFC 5545, RFC 6350, RFC 6868, vCard 2.1 and 3.0 (RFC 2426). Components and types of
/// values do not matter here: every line counts.
final class ContentLineReader implements ContainerReader {
  private static final int LOOKED_AT = 1 << 10;

  /// Where the colon stands in the line that a calendar or a card starts with.
  private static final int COLON = "BEGIN".length();

  private static final List<String> NAMES =
      List.of("filename", "x-filename", "x-apple-filename", "x-oracle-filename", "label");

  private final String format;
  private final String begin;
  private final boolean attaches;

  private ContentLineReader(String format, String begin, boolean attaches) {
    this.format = format;
    this.begin = begin;
    this.attaches = attaches;
  }

  /// The reader of calendars, whose attachments clients show as those of the message.
  static ContentLineReader calendar() {
    return new ContentLineReader("calendar", "BEGIN:VCALENDAR", true);
  }

  /// The reader of cards.
  static ContentLineReader card() {
    return new ContentLineReader("vcard", "BEGIN:VCARD", false);
  }

  @Override
  public String name() {
    return format;
  }

  @Override
  public boolean recognises(Slice content) {
    Slice head = content.part(0, Math.min(content.length(), LOOKED_AT));
    int colon = head.indexOf((byte) ':', 0);
    if (colon < 0 || head.indexOf((byte) 0, 0) >= 0) {
      return false;
    }
    String text = head.latin1();
    for (; colon >= 0; colon = text.indexOf(':', colon + 1)) {
      int at = colon - COLON;
      if (text.regionMatches(true, at, begin, 0, begin.length())) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      }
    }
    return false;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < content.length() && !parts.full()) {
      int end = end(content, at);
      ContentLine line = ContentLine.of(content.part(at, end - at));
      if (line.isBase64()) {
        end = endOfData(content, end);
        int data = line.value().offset() - content.offset();
        file(line, content.part(data, end - data), parts);
      } else {
        say(line, text, parts);
      }
      at = end;
    }
    Slice said = Slice.of(text.toString().getBytes(StandardCharsets.UTF_8));
    parts.text(format + ".txt", () -> parts.unpacking().whole(said).unpacked(format));
    return parts.contents(format);
  }

  /// Where the line at `at` ends, its folds included.
  private static int end(Slice content, int at) {
    int end = next(content, at);
    while (end < content.length() && (content.at(end) == ' ' || content.at(end) == '\t')) {
      end = next(content, end);
    }
    return end;
  }

  /// Where data goes on that vCard 2.1 lets run over lines that are not folded, up to a blank one.
  private static int endOfData(Slice content, int from) {
    int end = from;
    while (end < content.length() && isData(content, end)) {
      end = next(content, end);
    }
    return end;
  }

  private static boolean isData(Slice content, int at) {
    int end = next(content, at);
    for (int i = at; i < end; i++) {
      char c = (char) content.at(i);
      if (c == '\r' || c == '\n') {
        return i > at;
      }
      if (!BlobText.isBase64(c) && c != '=') {
        return false;
      }
    }
    return end > at;
  }

  private static int next(Slice content, int at) {
    int end = content.indexOf((byte) '\n', at);
    return end < 0 ? content.length() : end + 1;
  }

  private void file(ContentLine line, Slice data, Parts parts) {
    parts.attached(
        names(line),
        attaches,
        () -> parts.unpacking().whole(BlobText.base64(data.latin1())).unpacked("base64"));
  }

  private static List<String> names(ContentLine line) {
    Set<String> names = new LinkedHashSet<>();
    NAMES.forEach(name -> names.addAll(line.parameter(name)));
    return names.isEmpty() ? List.of(line.name()) : List.copyOf(names);
  }

  /// Adds what a line says: its value, and the parameters, which may be links too. A `data:` URL is
  /// a file, and so is a description in HTML.
  private void say(ContentLine line, StringBuilder text, Parts parts) {
    String value = line.text();
    DataUrl url = value.regionMatches(true, 0, "data:", 0, 5) ? DataUrl.at(value, 0) : null;
    if (url != null) {
      List<String> names = names(line);
      parts.attached(
          names, attaches, () -> parts.unpacking().whole(url.content()).unpacked("data"));
      return;
    }
    if (line.parameter("fmttype").contains("text/html")) {
      Slice html = Slice.of(value.getBytes(StandardCharsets.UTF_8));
      parts.stored(List.of(line.name() + ".html"), html, true);
    }
    text.append(value).append('\n');
    line.parameterValues().forEach(said -> text.append(said).append('\n'));
  }
}
