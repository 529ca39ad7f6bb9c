package dev.sekisho.hyperscan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which characters `java.util.regex` takes for one another under `CASE_INSENSITIVE |
/// UNICODE_CASE`, by its rule: those with the same lower case of their upper case.
///
/// Not only pairs: `k` and the Kelvin sign, `s` and the long s, `i` and both Turkish ones.
final class CaseVariants {
  /// No character above has case.
  private static final int LAST = 0x1FFFF;

  private static final Map<Integer, CodePoints> GROUPS = groups();

  private CaseVariants() {}

  private static Map<Integer, CodePoints> groups() {
    Map<Integer, List<CodePoints.Range>> members = new HashMap<>();
    for (int c = 0; c <= LAST; c++) {
      int key = key(c);
      if (key != c || Character.toUpperCase(c) != c) {
        var group = members.computeIfAbsent(key, CaseVariants::alone);
        group.add(new CodePoints.Range(c, c));
      }
    }
    Map<Integer, CodePoints> groups = new HashMap<>();
    members.forEach((key, group) -> groups.put(key, CodePoints.of(group)));
    return Map.copyOf(groups);
  }

  private static List<CodePoints.Range> alone(int c) {
    return new ArrayList<>(List.of(new CodePoints.Range(c, c)));
  }

  private static int key(int c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /// `set` with all variants of what is in it.
  static CodePoints of(CodePoints set) {
    List<CodePoints.Range> ranges = new ArrayList<>(set.ranges());
    if (set.size() <= GROUPS.size()) {
      for (int c : set.toArray()) {
        ranges.addAll(GROUPS.getOrDefault(key(c), CodePoints.none()).ranges());
      }
    } else {
      for (CodePoints group : GROUPS.values()) {
        if (group.meets(set)) {
          ranges.addAll(group.ranges());
        }
      }
    }
    return CodePoints.of(ranges);
  }
}
