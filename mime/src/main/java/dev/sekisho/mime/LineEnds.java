package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes note of what ends the lines that matter to structure, those of headers and delimiters, and
/// makes the readings of clients for which only some of it does. RFC 5322 §2.3 allows CRLF alone.
final class LineEnds {
  /// Which bytes end a line.
  enum Kind {
    /// LF, with or without CR: a bare CR is a character.
    LF,
    /// CRLF alone.
    CRLF,
    /// LF and CR behind it are one line end.
    LF_CR
  }

  private final byte[] array;
  private boolean crlf;
  private boolean lf;
  private boolean cr;
  private boolean lfCr;
  private @Nullable Boolean withoutLf;

  /// @param array the bytes the lines are in
  LineEnds(byte[] array) {
    this.array = array;
  }

  /// Notes the line end from index `lineEnd` to `next`.
  void seen(int lineEnd, int next) {
    if (lineEnd >= next) {
      return;
    }
    if (array[next - 1] != '\n') {
      cr = true;
      lfCr |= lineEnd > 0 && array[lineEnd - 1] == '\n';
    } else if (lineEnd == next - 1) {
      lf = true;
    } else {
      crlf = true;
    }
  }

  /// True if there was no LF from index `from` to `end` when this was first asked: each CR ends a
  /// line then.
  boolean withoutLf(int from, int end) {
    Boolean found = withoutLf;
    if (found == null) {
      int i = from;
      while (i < end && array[i] != '\n') {
        i++;
      }
      found = i == end;
      withoutLf = found;
    }
    return found;
  }

  /// Notes the line end before index `line`, if there is one at or after `floor`.
  void seenBefore(int line, int floor) {
    seen(Lines.before(array, line, floor), line);
  }

  /// The readings that may find other fields and parts than one in which all are line ends.
  List<Kind> others() {
    List<Kind> others = new ArrayList<>();
    if (cr && (lf || crlf)) {
      others.add(Kind.LF);
    }
    if (crlf && (lf || cr)) {
      others.add(Kind.CRLF);
    }
    if (lfCr) {
      others.add(Kind.LF_CR);
    }
    return others;
  }

  /// A copy of the array of `source` in which only line ends of one kind are left there; for
  /// `LF_CR`, one in which these are CRLF.
  static byte[] only(Kind kind, Slice source) {
    if (kind == Kind.LF_CR) {
      return turned(source);
    }
    byte[] copy = source.array().clone();
    int end = source.offset() + source.length();
    int i = source.offset();
    while (i < end) {
      i = Lines.end(copy, i, end);
      int next = Lines.after(copy, i, end);
      boolean ends = next > i && copy[next - 1] == '\n' && (kind == Kind.LF || next > i + 1);
      if (!ends && i < end) {
        copy[i] = 0;
      }
      i = Math.max(next, i + 1);
    }
    return copy;
  }

  private static byte[] turned(Slice source) {
    byte[] copy = source.array().clone();
    int last = source.offset() + source.length() - 1;
    int i = source.offset();
    while (i < last) {
      boolean lfCr = copy[i] == '\n' && copy[i + 1] == '\r';
      boolean crLf = copy[i] == '\r' && copy[i + 1] == '\n';
      if (lfCr) {
        copy[i] = '\r';
        copy[i + 1] = '\n';
      }
      i += lfCr || crLf ? 2 : 1;
    }
    return copy;
  }
}
