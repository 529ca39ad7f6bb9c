package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one header section, in one pass, whatever ends its lines: LF, CRLF, several CRs and a LF,
/// and a bare CR where a field, a fold or a line end follows it, or where there is no LF at all.
/// RFC 5322 §2.2 and §4.
///
/// Differs on purpose: a line that is no field is skipped where a field follows it; elsewhere the
/// body starts with it. A delimiter line of an enclosing multipart ends the section.
final class HeaderReader {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
  private static final byte[] QUOTED_FROM = {'>', 'F', 'r', 'o', 'm', ' '};
  private static final int MOST_JUNK = 8;

  private final byte[] array;
  private final int start;
  private final int end;
  private final Boundaries boundaries;
  private final LineEnds lineEnds;
  private final Budget budget;
  private final Headers headers;
  private final long maxCount;
  private final int maxEnd;
  private final List<Defect> defects = new ArrayList<>();
  private @Nullable Missing missing;
  private boolean afterField;

  /// Index of the name of a field whose colon is on the next line; -1 if there is none.
  private int foldedName = -1;

  private int bodyStart;
  private int cutFields;
  private int cutStart = -1;

  private HeaderReader(
      Slice source,
      byte[] array,
      int start,
      Boundaries boundaries,
      LineEnds lineEnds,
      Budget budget) {
    this.array = array;
    this.lineEnds = lineEnds;
    this.start = start;
    this.end = source.offset() + source.length();
    this.boundaries = boundaries;
    this.budget = budget;
    this.headers = new Headers(source);
    this.maxCount = budget.limits().of(Limit.HEADER_COUNT);
    this.maxEnd = (int) Math.min(end, start + budget.limits().of(Limit.HEADER_BYTES));
  }

  /// Which fields count for another client, and where the section ends for it: at the first line
  /// that is no field, at a line of white space, or only at the blank line.
  ///
  /// @param headers those fields
  /// @param bodyStart index of the first byte of its body
  record Cut(Headers headers, int bodyStart) {}

  /// What was read.
  ///
  /// @param bodyStart index in the source's array of the first byte of the body
  /// @param cut how another client may read it; null if nothing suggests it
  record Section(
      Headers headers,
      int bodyStart,
      List<Defect> defects,
      @Nullable Missing missing,
      @Nullable Cut cut) {}

  /// Reads the section that starts at index `start` of the array of `source`.
  ///
  /// @param array the bytes of that array, or a copy in which some line ends are none
  /// @param message true for the header of a message, which may follow blank and `From ` lines
  /// @param lineEnds takes note of the line ends
  static Section read(
      Slice source,
      byte[] array,
      int start,
      boolean message,
      Boundaries boundaries,
      LineEnds lineEnds,
      Budget budget) {
    HeaderReader reader = new HeaderReader(source, array, start, boundaries, lineEnds, budget);
    reader.lines(message ? reader.skipToField(start) : start);
    return new Section(
        reader.headers, reader.bodyStart, reader.defects, reader.missing, reader.cut());
  }

  private void lines(int from) {
    int p = from;
    while (p < end) {
      int lineEnd = lineEnd(p);
      int next = Lines.after(array, lineEnd, end);
      lineEnds.seen(lineEnd, next);
      if (lineEnd == p) {
        bodyStart = next;
        return;
      }
      if (!line(p, lineEnd, next)) {
        add(Code.HEADER_UNENDED);
        bodyStart = p;
        cutBehindJunk(p);
        return;
      }
      p = next;
    }
    bodyStart = end;
  }

  /// Notes the blank line that ends the section for a client that passes over the few lines before
  /// it which are no fields.
  private void cutBehindJunk(int from) {
    int p = from;
    for (int lines = 0; lines < MOST_JUNK && p < end && !boundaries.isDelimiter(p, end); lines++) {
      int lineEnd = Lines.end(array, p, end);
      int next = Lines.after(array, lineEnd, end);
      if (lineEnd == p) {
        cut(next);
        return;
      }
      p = next;
    }
  }

  /// Takes one line that is not empty; false if it belongs to the body.
  private boolean line(int p, int lineEnd, int next) {
    if (Ascii.blank(array[p])) {
      return fold(p, lineEnd, next);
    }
    if (boundaries.isDelimiter(p, end)) {
      return false;
    }
    int colon = colon(p);
    if (colon >= 0) {
      field(p, colon, lineEnd);
      return true;
    }
    boolean folded = foldedColon(next) >= 0;
    if (!Lines.isDashes(array, p, end) && (folded || fieldFollows(next))) {
      add(folded ? Code.HEADER_SPACE : Code.HEADER_JUNK);
      cut(p);
      afterField = false;
      foldedName = folded ? p : -1;
      return true;
    }
    return false;
  }

  /// Index of the colon if the line at `next` is folded and starts with it, so that the line before
  /// is the name of a field (RFC 822 §3.1.4 lets white space stand there); else -1.
  private int foldedColon(int next) {
    int colon = skipBlanks(next, end);
    return colon > next && colon < end && array[colon] == ':' ? colon : -1;
  }

  /// True if a field starts at `next`, folded lines left out.
  private boolean fieldFollows(int next) {
    int p = next;
    while (p < end && Ascii.blank(array[p])) {
      p = Lines.after(array, lineEnd(p), end);
    }
    return p < end && colon(p) >= 0;
  }

  private boolean fold(int p, int lineEnd, int next) {
    if (skipBlanks(p, lineEnd) == lineEnd) {
      if (next >= end || !(Ascii.blank(array[next]) || colon(next) >= 0)) {
        return false;
      }
      add(Code.HEADER_BLANK_FOLD);
      cut(next);
      return true;
    }
    if (foldedName >= 0) {
      int name = foldedName;
      foldedName = -1;
      field(name, foldedColon(p), lineEnd);
    } else if (afterField) {
      headers.extend(Math.min(lineEnd, maxEnd));
      checkBytes(lineEnd);
    } else {
      add(Code.HEADER_JUNK);
    }
    return true;
  }

  private void field(int p, int colon, int lineEnd) {
    afterField = false;
    if (headers.size() >= maxCount) {
      budget.within(Limit.HEADER_COUNT, headers.size() + 1L);
      missing = Missing.of(Limit.HEADER_COUNT);
    } else if (colon < maxEnd) {
      int nameEnd = nameEnd(p, colon);
      headers.add(p, nameEnd, colon + 1, Math.min(lineEnd, maxEnd));
      if (odd(p, nameEnd)) {
        add(Code.HEADER_CONTROL);
        headers.odd();
      }
      afterField = true;
    }
    checkBytes(lineEnd);
  }

  /// Index after the name of the field at `p`: what stands between it and the colon is white space
  /// or a comment (RFC 822 §3.1.4, RFC 5322 §4.5).
  private int nameEnd(int p, int colon) {
    int nameEnd = p;
    while (nameEnd < colon
        && !Ascii.blank(array[nameEnd])
        && !lineBreak(array[nameEnd])
        && array[nameEnd] != '(') {
      nameEnd++;
    }
    if (nameEnd == p) {
      return colon;
    }
    int after = skipBlanks(nameEnd, colon);
    if (after < colon && !lineBreak(array[after])) {
      add(Code.HEADER_COMMENT);
      cut(p);
    } else if (nameEnd < colon) {
      add(Code.HEADER_SPACE);
    }
    return nameEnd;
  }

  private boolean odd(int p, int nameEnd) {
    for (int i = p; i < nameEnd; i++) {
      if (Headers.isOdd(array[i])) {
        return true;
      }
    }
    return false;
  }

  private void cut(int at) {
    if (cutStart < 0) {
      cutFields = headers.size();
      cutStart = at;
    }
  }

  private @Nullable Cut cut() {
    return cutStart < 0 ? null : new Cut(headers.first(cutFields), cutStart);
  }

  private void checkBytes(int lineEnd) {
    if (lineEnd > maxEnd) {
      budget.within(Limit.HEADER_BYTES, lineEnd - (long) start);
      missing = Missing.of(Limit.HEADER_BYTES);
    }
  }

  /// Past blank lines and `From ` lines, if a field follows them.
  private int skipToField(int from) {
    int p = from;
    boolean late = false;
    while (p < end) {
      int lineEnd = lineEnd(p);
      boolean envelope = startsWith(FROM, p) || startsWith(QUOTED_FROM, p);
      if (!envelope && lineEnd > p) {
        break;
      }
      late |= lineEnd == p;
      p = Lines.after(array, lineEnd, end);
    }
    boolean field = p < end && colon(p) >= 0;
    if (late && field) {
      add(Code.HEADER_LATE);
    }
    return field || !late ? p : from;
  }

  private boolean startsWith(byte[] prefix, int p) {
    return prefix.length <= end - p
        && java.util.Arrays.equals(array, p, p + prefix.length, prefix, 0, prefix.length);
  }

  /// Index of the colon if a field starts at `p`, else -1.
  private int colon(int p) {
    int i = p;
    while (i < end && array[i] != ':' && !Ascii.blank(array[i]) && !lineBreak(array[i])) {
      i++;
    }
    if (i == p) {
      return -1;
    }
    i = skipBlanks(i, end);
    if (i < end && array[i] == '(') {
      i = skipBlanks(afterComment(i), end);
    }
    return i < end && array[i] == ':' ? i : -1;
  }

  /// Index after the comment at `from`, if it ends on its line.
  private int afterComment(int from) {
    int depth = 0;
    for (int i = from; i < end && !lineBreak(array[i]); i++) {
      depth += array[i] == '(' ? 1 : array[i] == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return from;
  }

  private int skipBlanks(int from, int to) {
    int i = from;
    while (i < to && Ascii.blank(array[i])) {
      i++;
    }
    return i;
  }

  private static boolean lineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /// Index of the line end that ends the line at `p`; `end` if there is none.
  private int lineEnd(int p) {
    for (int i = p; i < end; i++) {
      if (array[i] == '\n' || (array[i] == '\r' && (endsLine(i) || emptyLine(p, i)))) {
        return i;
      }
    }
    return end;
  }

  /// True for the second of two bare CRs: together they are the blank line.
  private boolean emptyLine(int line, int cr) {
    return line == cr && cr > start && array[cr - 1] == '\r';
  }

  private boolean endsLine(int cr) {
    int next = cr + 1;
    if (next >= end || lineBreak(array[next])) {
      return true;
    }
    boolean ends = Ascii.blank(array[next]) || colon(next) >= 0 || lineEnds.withoutLf(start, end);
    add(Code.HEADER_BARE_CR);
    return ends;
  }

  private void add(String code) {
    Defect defect = Defect.of(code);
    if (!defects.contains(defect)) {
      defects.add(defect);
    }
  }
}
