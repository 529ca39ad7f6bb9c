package dev.sekisho.container;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Names the parts of a file or message that are not there.
public final class PartNumbers {
  private static final int MOST_NAMED = 5;

  private PartNumbers() {}

  /// One line for people, `parts 2, 4 of 7`, or `parts other than 2` where nobody says how many
  /// there are; of many numbers the first.
  ///
  /// @param there the numbers of those that are there, from 1 on
  /// @param total how many there should be; 0 if nobody says
  public static String absent(Set<Long> there, long total) {
    return total == 0
        ? "parts other than " + listed(there.stream().mapToLong(n -> n).sorted())
        : "parts %s of %d"
            .formatted(
                listed(LongStream.rangeClosed(1, total).filter(n -> !there.contains(n))), total);
  }

  private static String listed(LongStream numbers) {
    List<String> some =
        numbers.limit(MOST_NAMED + 1).mapToObj(Long::toString).collect(Collectors.toList());
    if (some.size() > MOST_NAMED) {
      some.set(MOST_NAMED, "…");
    }
    return String.join(", ", some);
  }
}
