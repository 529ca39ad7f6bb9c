package dev.sekisho.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The ranges that members take up in the archive, header and data.
final class ZipRanges {
  private record Range(int start, int end) {}

  private final List<Range> ranges = new ArrayList<>();

  void add(int start, int end) {
    ranges.add(new Range(start, end));
  }

  /// True if a member takes up the byte at `position`.
  boolean covers(int position) {
    for (Range range : ranges) {
      if (range.start() <= position && position < range.end()) {
        return true;
      }
    }
    return false;
  }

  /// How many ranges start inside another one that starts no later.
  int overlapping() {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::start).thenComparingInt(Range::end));
    int count = 0;
    int end = 0;
    for (Range range : sorted) {
      if (range.start() < end) {
        count++;
      }
      end = Math.max(end, range.end());
    }
    return count;
  }
}
