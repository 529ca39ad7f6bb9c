package dev.sekisho.hyperscan;

import java.util.List;

/// Cuts literals off where their ends are no longer shared by many.
///
/// Hyperscan finds a literal by its last eight bytes and then compares all literals that end so.
/// Thousands of host names under one domain would all be compared wherever that domain is named:
/// with 1,000 of them a text full of it was scanned at 35 MB/s instead of 2 GB/s. The start of a
/// literal occurs wherever the literal does, so a cut one is reported too often at worst.
final class DistinctEnds {
  private static final int END = 8;
  private static final int MAX_ALIKE = 16;
  private static final int MIN_COUNTS = 1 << 10;
  private static final int MAX_COUNTS = 1 << 22;

  /// How often each run of eight bytes occurs in all literals; runs with the same hash together.
  private final int[] counts;

  /// @param literals one character for each byte
  DistinctEnds(List<String> literals) {
    int bytes = literals.stream().mapToInt(String::length).sum();
    counts = new int[Math.clamp(Integer.highestOneBit(bytes) * 2L, MIN_COUNTS, MAX_COUNTS)];
    for (String literal : literals) {
      for (int end = END; end <= literal.length(); end++) {
        counts[place(literal, end)]++;
      }
    }
  }

  /// The longest start of `literal`, one of those given, whose end few share; all of it if there is
  /// none.
  String cut(String literal) {
    for (int end = literal.length(); end >= END; end--) {
      if (counts[place(literal, end)] <= MAX_ALIKE) {
        return literal.substring(0, end);
      }
    }
    return literal;
  }

  private int place(String literal, int end) {
    long run = 0;
    for (int i = end - END; i < end; i++) {
      run = run << 8 | literal.charAt(i);
    }
    long mixed = run * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32) & (counts.length - 1);
  }
}
