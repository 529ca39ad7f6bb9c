package dev.sekisho.exposure;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts of exposures (CSAF 2.0 §9.1.13).
///
/// @param byAdvisory what was counted for each advisory, by its id
/// @param byHost what was counted for each host, by its name
public record Statistics(Map<String, Count> byAdvisory, Map<String, Count> byHost) {
  public Statistics {
    byAdvisory = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byAdvisory));
    byHost = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byHost));
  }

  /// What was counted.
  ///
  /// @param hosts hosts that match at all
  /// @param products products that match at all
  /// @param statuses products by status
  /// @param marks hosts by the least of the marks of what is open on them
  public record Count(
      int hosts, int products, Map<Status, Integer> statuses, Map<Mark, Integer> marks) {
    public Count {
      statuses = Map.copyOf(statuses);
      marks = Map.copyOf(marks);
    }

    /// Products of a status.
    public int of(Status status) {
      return statuses.getOrDefault(status, 0);
    }

    /// Hosts of a mark.
    public int of(Mark mark) {
      return marks.getOrDefault(mark, 0);
    }
  }

  /// Counts.
  public static Statistics of(List<Tracked> all) {
    return new Statistics(
        counts(all, one -> one.exposure().advisory()), counts(all, one -> one.exposure().host()));
  }

  private static Map<String, Count> counts(List<Tracked> all, Function<Tracked, String> key) {
    Map<String, Counter> counters = new TreeMap<>();
    for (Tracked one : all) {
      counters.computeIfAbsent(key.apply(one), _ -> new Counter()).add(one);
    }
    Map<String, Count> counts = new LinkedHashMap<>();
    counters.forEach((name, counter) -> counts.put(name, counter.count()));
    return counts;
  }

  /// Counts one advisory or host.
  private static final class Counter {
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Map<Status, Integer> statuses = new EnumMap<>(Status.class);
    private final Map<String, Mark> least = new TreeMap<>();
    private int products;

    void add(Tracked one) {
      String host = one.exposure().host();
      hosts.add(host);
      products++;
      statuses.merge(one.exposure().status(), 1, Integer::sum);
      if (one.exposure().status().open()) {
        least.merge(host, one.mark(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }

    Count count() {
      Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
      least.values().forEach(mark -> marks.merge(mark, 1, Integer::sum));
      return new Count(hosts.size(), products, statuses, marks);
    }
  }
}
