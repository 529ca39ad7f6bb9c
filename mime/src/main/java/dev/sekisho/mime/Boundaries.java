package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Delimiters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The boundaries of the open multiparts, found by the delimiter line. RFC 2046 §5.1.1.
///
/// The work for a line is that of hashing it, however many multiparts are open.
final class Boundaries {
  private final Map<Slice, List<Multipart>> open = new HashMap<>();
  private final byte[] array;
  private final List<Multipart> nested = new ArrayList<>();
  private @Nullable Multipart lenient;
  private @Nullable Multipart last;

  /// @param array the bytes the lines are in
  Boundaries(byte[] array) {
    this.array = array;
  }

  /// An open multipart.
  static final class Multipart {
    final Entity entity;
    final Slice boundary;

    /// How many open entities enclose it.
    final int level;

    /// Index of the first byte that may belong to the preamble.
    final int from;

    /// Index of the end of the preamble; -1 before the first delimiter.
    int preambleEnd = -1;

    /// Index of the first byte after the closing delimiter; -1 where that did not come.
    int epilogue = -1;

    /// Which lines count as its delimiters.
    final Delimiters delimiters;

    /// By which other delimiters a client may find other parts.
    final Set<Delimiters> others = EnumSet.noneOf(Delimiters.class);

    Multipart(Entity entity, Slice boundary, int level, int from) {
      this.entity = entity;
      this.boundary = boundary;
      this.level = level;
      this.from = from;
      this.delimiters = entity.reading().delimiters();
    }

    boolean closed() {
      return epilogue >= 0;
    }
  }

  /// A delimiter line.
  ///
  /// @param of the multipart it belongs to
  /// @param closing true for a closing delimiter
  record Delimiter(Multipart of, boolean closing) {}

  boolean isEmpty() {
    return open.isEmpty();
  }

  /// Opens a multipart inside all that are open.
  void add(Multipart multipart) {
    List<Multipart> same = open.computeIfAbsent(multipart.boundary, _ -> new ArrayList<>());
    same.forEach(outer -> outer.others.add(Delimiters.OUTERMOST));
    same.add(multipart);
    for (Multipart outer : nested) {
      startsAlike(outer, multipart);
      startsAlike(multipart, outer);
    }
    nested.add(multipart);
    last = multipart;
    if (multipart.delimiters == Delimiters.PREFIX) {
      lenient(multipart);
    }
  }

  /// A client that looks at the start of a line only takes delimiters of `longer` for its own.
  private static void startsAlike(Multipart shorter, Multipart longer) {
    if (shorter.boundary.length() < longer.boundary.length()
        && longer.boundary.part(0, shorter.boundary.length()).equals(shorter.boundary)) {
      shorter.others.add(Delimiters.PREFIX);
    }
  }

  /// Takes lines that only start with the boundary of `multipart` for its delimiters too.
  void lenient(Multipart multipart) {
    lenient = multipart;
  }

  /// Closes the innermost multipart, which `multipart` is.
  void remove(Multipart multipart) {
    nested.removeLast();
    lenient = lenient == multipart ? null : lenient;
    List<Multipart> same = open.get(multipart.boundary);
    if (same != null && same.remove(multipart) && same.isEmpty()) {
      open.remove(multipart.boundary);
    }
  }

  boolean isDelimiter(int line, int end) {
    return line + 1 < end && array[line] == '-' && array[line + 1] == '-' && at(line, end) != null;
  }

  /// The delimiter that the line at index `line`, which starts with two hyphens, is; null if none.
  @Nullable Delimiter at(int line, int end) {
    int start = line + 2;
    int lineEnd = Lines.end(array, start, end);
    Delimiter found = lenient == null ? null : prefix(lenient, start, lineEnd);
    int textEnd = trimmed(start, lineEnd);
    if (found == null && textEnd < lineEnd) {
      found = delimiter(start, lineEnd, true);
    }
    if (found == null) {
      found = delimiter(start, textEnd, textEnd == lineEnd);
    }
    if (found != null) {
      last = found.of();
    } else if (last != null && starts(last, start, lineEnd)) {
      last.others.add(Delimiters.PREFIX);
    }
    return found;
  }

  /// The delimiter from `start` to `lineEnd`.
  ///
  /// @param whole false if white space was left out at the end
  private @Nullable Delimiter delimiter(int start, int lineEnd, boolean whole) {
    Multipart found = find(start, lineEnd);
    if (found != null && counts(found, whole)) {
      return new Delimiter(found, false);
    }
    if (lineEnd - start >= 2 && array[lineEnd - 1] == '-' && array[lineEnd - 2] == '-') {
      int textEnd = trimmed(start, lineEnd - 2);
      Multipart closed = find(start, textEnd);
      if (closed != null && counts(closed, whole && textEnd == lineEnd - 2)) {
        return new Delimiter(closed, true);
      }
    }
    return null;
  }

  private static boolean counts(Multipart found, boolean whole) {
    if (whole) {
      return true;
    }
    found.others.add(Delimiters.EXACT);
    return found.delimiters != Delimiters.EXACT;
  }

  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && Ascii.blank(array[trimmed - 1])) {
      trimmed--;
    }
    return trimmed;
  }

  private @Nullable Multipart find(int start, int end) {
    List<Multipart> same = open.get(Slice.of(array, start, end - start));
    if (same == null) {
      return null;
    }
    if (same.getFirst().delimiters == Delimiters.OUTERMOST) {
      return same.getFirst();
    }
    for (int i = same.size() - 1; i >= 0; i--) {
      if (!same.get(i).closed()) {
        return same.get(i);
      }
    }
    return same.getLast();
  }

  /// The delimiter of `one` if the line starts with its boundary.
  private @Nullable Delimiter prefix(Multipart one, int start, int end) {
    if (!starts(one, start, end)) {
      return null;
    }
    int after = start + one.boundary.length();
    boolean closing = after + 1 < end && array[after] == '-' && array[after + 1] == '-';
    return new Delimiter(one, closing);
  }

  private boolean starts(Multipart one, int start, int end) {
    int length = one.boundary.length();
    return length <= end - start && one.boundary.equals(Slice.of(array, start, length));
  }
}
