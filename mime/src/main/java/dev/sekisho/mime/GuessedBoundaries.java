package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The boundaries that a multipart may have that names none, or one that is not there: what stands
/// behind two hyphens on a line after which a header or a blank line comes.
///
/// RFC 2046 §5.1.1 asks for the parameter; clients without it go by the first line that looks like
/// a delimiter, or show all as text.
final class GuessedBoundaries {
  /// RFC 2046 §5.1.1 allows 70; lines of mail have up to 998 (RFC 5322 §2.1.1).
  private static final int LONGEST = 998;

  private final byte[] array;
  private final int end;
  private final Set<Slice> found = new LinkedHashSet<>();

  private GuessedBoundaries(Slice body) {
    this.array = body.array();
    this.end = body.offset() + body.length();
  }

  /// Those in `body` in their order, none twice, `most` of them at most.
  static List<Slice> in(Slice body, long most) {
    GuessedBoundaries guessed = new GuessedBoundaries(body);
    int line = Lines.dashes(guessed.array, body.offset(), body.offset(), guessed.end);
    while (line >= 0 && guessed.found.size() < most) {
      guessed.line(line + 2);
      line = Lines.dashes(guessed.array, body.offset(), line + 1, guessed.end);
    }
    return List.copyOf(guessed.found);
  }

  private void line(int start) {
    int lineEnd = Lines.end(array, start, Math.min(end, start + LONGEST));
    int next = Lines.after(array, lineEnd, end);
    if (lineEnd >= end || next >= end || !startsPart(next)) {
      return;
    }
    int textEnd = lineEnd;
    while (textEnd > start && Ascii.blank(array[textEnd - 1])) {
      textEnd--;
    }
    Slice boundary = Slice.of(array, start, textEnd - start);
    if (!closes(boundary)) {
      found.add(boundary);
    }
  }

  /// True if the line that says `text` ends one that was found.
  private boolean closes(Slice text) {
    int most = text.length() - 2;
    return most >= 0
        && text.at(most) == '-'
        && text.at(most + 1) == '-'
        && found.contains(text.part(0, most));
  }

  /// True if a blank line or a field starts at `at`.
  private boolean startsPart(int at) {
    int i = at;
    while (i < end && array[i] > ' ' && array[i] != ':') {
      i++;
    }
    boolean blank = i == at && (array[i] == '\r' || array[i] == '\n');
    return blank || (i > at && i < end && array[i] == ':');
  }
}
