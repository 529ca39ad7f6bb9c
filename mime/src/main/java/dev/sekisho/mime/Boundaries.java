package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The boundaries of the open multiparts, found by the delimiter line. RFC 2046 §5.1.1.
///
/// The work for a line is that of hashing it, however many multiparts are open.
final class Boundaries {
  private final Map<Slice, List<Multipart>> open = new HashMap<>();
  private final byte[] array;
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

    /// True once a line was seen that starts with the boundary and goes on.
    boolean prefixed;

    Multipart(Entity entity, Slice boundary, int level, int from) {
      this.entity = entity;
      this.boundary = boundary;
      this.level = level;
      this.from = from;
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

  void add(Multipart multipart) {
    open.computeIfAbsent(multipart.boundary, _ -> new ArrayList<>()).add(multipart);
    last = multipart;
  }

  /// Takes lines that only start with the boundary of `multipart` for its delimiters too.
  void lenient(Multipart multipart) {
    lenient = multipart;
  }

  void remove(Multipart multipart) {
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
    lineEnd = trimmed(start, lineEnd);
    Multipart exact = find(start, lineEnd);
    if (exact != null) {
      last = exact;
      return new Delimiter(exact, false);
    }
    if (lineEnd - start > 2 && array[lineEnd - 1] == '-' && array[lineEnd - 2] == '-') {
      Multipart closed = find(start, trimmed(start, lineEnd - 2));
      if (closed != null) {
        last = closed;
        return new Delimiter(closed, true);
      }
    }
    return prefix(start, lineEnd);
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
    for (int i = same.size() - 1; i >= 0; i--) {
      if (!same.get(i).closed()) {
        return same.get(i);
      }
    }
    return same.getLast();
  }

  /// Looks for the boundary of the multipart whose delimiter came last at the start of the line.
  private @Nullable Delimiter prefix(int start, int end) {
    if (last != null && starts(last, start, end)) {
      last.prefixed = true;
    }
    Multipart one = lenient;
    if (one == null || !starts(one, start, end)) {
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
