package dev.sekisho.engine;

import dev.sekisho.observe.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the losses of one observation leave open. For each loss the rules it opens by itself are
/// known beforehand and only pointed at; rules that it opens together with something else are
/// listed.
final class Openings {
  private static final int EXAMPLES = 5;

  /// For each loss the rules besides those it opens by itself.
  private final Map<Loss, SortedSet<Integer>> byLoss = new LinkedHashMap<>();

  /// A loss, with all the rules it opens by itself.
  ///
  /// @return true if it is new
  boolean add(Loss loss) {
    return byLoss.putIfAbsent(loss, new TreeSet<>()) == null;
  }

  /// A rule that a loss, added before, opens together with something else.
  void add(Loss loss, int rule) {
    SortedSet<Integer> more = byLoss.get(loss);
    if (more != null && !loss.place().lost().rules().containsAscending(rule)) {
      more.add(rule);
    }
  }

  /// The entries, without rules that are satisfied anyway.
  List<Outcome.Undecided> entries(Set<Integer> hits) {
    List<Outcome.Undecided> entries = new ArrayList<>();
    byLoss.forEach(
        (loss, more) -> {
          Outcome.Undecided entry = entry(loss, more, hits);
          if (entry.count() > 0) {
            entries.add(entry);
          }
        });
    return entries;
  }

  private static Outcome.Undecided entry(Loss loss, SortedSet<Integer> more, Set<Integer> hits) {
    IntList alone = loss.place().lost().rules();
    more.removeAll(hits);
    long known = hits.stream().filter(alone::containsAscending).count();
    TreeSet<Integer> first = new TreeSet<>();
    for (int i = 0; i < alone.size() && first.size() < EXAMPLES; i++) {
      if (!hits.contains(alone.get(i))) {
        first.add(alone.get(i));
      }
    }
    more.stream().limit(EXAMPLES).forEach(first::add);
    long count = alone.size() - known + more.size();
    List<Integer> examples = first.stream().limit(EXAMPLES).toList();
    Gap gap = loss.gap();
    return new Outcome.Undecided(gap, loss.place().property(), count, examples);
  }
}
