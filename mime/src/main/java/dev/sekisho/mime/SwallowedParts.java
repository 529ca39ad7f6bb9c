package dev.sekisho.mime;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// Parts that lie in a body as if they were its text: the delimiter before them is damaged or
/// missing, or the field that makes a multipart of what is around them is.
///
/// RFC 2046 §5.1 knows nothing of them; some clients go by the fields of a part wherever they
/// stand. A part here has a field that names its encoding. It starts with the lines before that
/// which look like fields too, and ends before the next part, or before a line that looks like a
/// delimiter. Linear in time.
final class SwallowedParts {
  private static final Needle ENCODING = Needle.ignoringCase("transfer-encoding");

  private final Slice body;
  private final byte[] array;
  private final int end;

  private SwallowedParts(Slice body) {
    this.body = body;
    this.array = body.array();
    this.end = body.offset() + body.length();
  }

  /// Those in `body`, each with its header; in their order, none in another.
  static List<Slice> in(Slice body) {
    return new SwallowedParts(body).found();
  }

  /// The body that a part has whose header goes on past the delimiter at index `delimiter` of the
  /// array of `source`: what follows that, and fields and a blank line if they do, up to the next
  /// line of two hyphens.
  static Slice bodyBehindDelimiter(Slice source, int delimiter) {
    SwallowedParts parts = new SwallowedParts(source);
    int behind = parts.lineAfter(delimiter);
    int line = behind;
    while (line < parts.end && parts.looksLikeField(line)) {
      line = parts.lineAfter(line);
    }
    int from = Lines.end(parts.array, line, parts.end) == line ? parts.lineAfter(line) : behind;
    int next = Lines.dashes(parts.array, from, from, parts.end);
    int to = next < 0 ? parts.end : Lines.before(parts.array, next, from);
    return Slice.of(parts.array, from, to - from);
  }

  private int lineAfter(int line) {
    return Lines.after(array, Lines.end(array, line, end), end);
  }

  private List<Slice> found() {
    List<Slice> found = new ArrayList<>();
    int floor = body.offset();
    int field = field(floor);
    while (field >= 0) {
      int start = sectionStart(field, floor);
      floor = sectionEnd(field);
      field = field(floor);
      int next = field < 0 ? end : sectionStart(field, floor);
      int from = Lines.isDashes(array, floor, end) ? lineAfter(floor) : floor;
      found.add(Slice.of(array, start, bodyEnd(from, next) - start));
    }
    return found;
  }

  /// Index of the first name of an encoding field at or after `from`; -1 if there is none.
  private int field(int from) {
    int at = ENCODING.indexIn(body, from - body.offset());
    while (at >= 0 && !hasColon(body.offset() + at)) {
      at = ENCODING.indexIn(body, lineAfter(body.offset() + at) - body.offset());
    }
    return at < 0 ? -1 : body.offset() + at;
  }

  private int sectionStart(int field, int floor) {
    int start = lineStart(field, floor);
    while (start > floor) {
      int before = lineStart(Lines.before(array, start, floor), floor);
      if (!looksLikeField(before)) {
        return start;
      }
      start = before;
    }
    return start;
  }

  /// Index behind the blank line that ends the section of `field`, or of the line of two hyphens
  /// that does.
  private int sectionEnd(int field) {
    int line = field;
    int lineEnd = Lines.end(array, line, end);
    while (lineEnd > line && !Lines.isDashes(array, line, end)) {
      line = Lines.after(array, lineEnd, end);
      lineEnd = Lines.end(array, line, end);
    }
    return lineEnd > line ? line : Lines.after(array, lineEnd, end);
  }

  private int bodyEnd(int from, int to) {
    int line = Lines.dashes(array, from, from, to);
    while (line >= 0 && (line + 2 >= to || array[line + 2] <= ' ')) {
      line = Lines.dashes(array, from, line + 1, to);
    }
    return line < 0 ? to : Lines.before(array, line, from);
  }

  private int lineStart(int at, int floor) {
    int start = at;
    while (start > floor && array[start - 1] != '\n' && array[start - 1] != '\r') {
      start--;
    }
    return start;
  }

  /// True if a colon stands on the line, or it continues the one before; a line of two hyphens is
  /// no field.
  private boolean looksLikeField(int line) {
    if (Ascii.blank(array[line])) {
      return Lines.end(array, line, end) > line + 1;
    }
    return !Lines.isDashes(array, line, end) && hasColon(line);
  }

  private boolean hasColon(int from) {
    int lineEnd = Lines.end(array, from, end);
    int i = from;
    while (i < lineEnd && array[i] != ':') {
      i++;
    }
    return i < lineEnd;
  }
}
