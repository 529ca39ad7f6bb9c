package dev.sekisho.hyperscan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of code points.
///
/// @param ranges sorted, apart from each other by at least one code point
record CodePoints(List<Range> ranges) {
  static final CodePoints ALL = of(0, Character.MAX_CODE_POINT);
  static final CodePoints DIGITS = of('0', '9');
  static final CodePoints WORD = DIGITS.with(of('A', 'Z')).with(of('a', 'z')).with(of('_'));
  static final CodePoints SPACE = of('\t', '\r').with(of(' '));
  static final CodePoints VERTICAL = of('\n', '\r').with(of(0x85)).with(of(0x2028, 0x2029));
  static final CodePoints HORIZONTAL =
      of(' ')
          .with(of('\t'))
          .with(of(0xA0))
          .with(of(0x1680))
          .with(of(0x180E))
          .with(of(0x2000, 0x200A))
          .with(of(0x202F))
          .with(of(0x205F))
          .with(of(0x3000));

  private static final int CASE_BIT = 'a' - 'A';

  CodePoints {
    ranges = List.copyOf(ranges);
  }

  /// Code points `from` to `to`, both included.
  record Range(int from, int to) {}

  static CodePoints of(int from, int to) {
    return new CodePoints(List.of(new Range(from, to)));
  }

  static CodePoints of(int one) {
    return of(one, one);
  }

  static CodePoints none() {
    return new CodePoints(List.of());
  }

  /// What is in any of `ranges`, in any order.
  static CodePoints of(List<Range> ranges) {
    List<Range> merged = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Comparator.comparingInt(Range::from)).toList()) {
      Range last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && range.from <= last.to + 1) {
        merged.set(merged.size() - 1, new Range(last.from, Math.max(last.to, range.to)));
      } else {
        merged.add(range);
      }
    }
    return new CodePoints(merged);
  }

  /// What is in either set.
  CodePoints with(CodePoints other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return of(all);
  }

  /// What is not in the set.
  CodePoints negated() {
    List<Range> gaps = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (range.from > next) {
        gaps.add(new Range(next, range.from - 1));
      }
      next = range.to + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      gaps.add(new Range(next, Character.MAX_CODE_POINT));
    }
    return new CodePoints(gaps);
  }

  /// The part of the set between `from` and `to`, both included.
  CodePoints within(int from, int to) {
    List<Range> parts = new ArrayList<>();
    for (Range range : ranges) {
      if (range.from <= to && range.to >= from) {
        parts.add(new Range(Math.max(range.from, from), Math.min(range.to, to)));
      }
    }
    return new CodePoints(parts);
  }

  /// The set with the other case of each ASCII letter.
  CodePoints folded() {
    CodePoints folded = this;
    for (Range range : within('A', 'Z').ranges) {
      folded = folded.with(of(range.from + CASE_BIT, range.to + CASE_BIT));
    }
    for (Range range : within('a', 'z').ranges) {
      folded = folded.with(of(range.from - CASE_BIT, range.to - CASE_BIT));
    }
    return folded;
  }

  /// True if some code point is in both sets.
  boolean meets(CodePoints other) {
    return ranges.stream().anyMatch(range -> !other.within(range.from, range.to).isEmpty());
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  int size() {
    int size = 0;
    for (Range range : ranges) {
      size += range.to - range.from + 1;
    }
    return size;
  }

  /// The code points in order.
  int[] toArray() {
    int[] array = new int[size()];
    int n = 0;
    for (Range range : ranges) {
      for (int c = range.from; c <= range.to; c++) {
        array[n++] = c;
      }
    }
    return array;
  }
}
