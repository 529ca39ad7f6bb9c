package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.Leaf;
import dev.sekisho.engine.SequenceTerm.Use;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/*
 * Which observation serves which leaf, as a flow: a leaf wants `need`, an observation has `left`,
 * an edge is a use. Only open edges take flow, so that a window can slide: opening an edge and
 * closing one keep all else that has been found. A leaf is filled along shortest augmenting paths
 * (Edmonds and Karp 1972). A path search looks at saturated observations only, each once, and ends
 * at the first that has something left.
 */
final class SequenceFlow {
  private final Steps steps;
  private final List<Use> uses;
  private final long[] supply;
  private final int[] leafOf;
  private final int[] leafStart;
  private final int[] observationStart;
  private final int[] byObservation;

  private final long[] flow;
  private final long[] need;
  private final long[] left;

  private final int[] open; // for leaf l, its open edges from leafStart[l] on
  private final int[] openCount;
  private final int[] placeInOpen; // by edge; -1 if closed
  private final int[] openOf; // by observation, how many of its edges are open
  private long openSupply; // of the observations with open edges
  private long wanted;
  private final int[] log; // edges opened since the last reset
  private int logged;

  private final int[] seenLeaf;
  private final int[] seenObservation;
  private final int[] into; // edge a leaf's predecessor gives flow to
  private final int[] outOf; // edge a leaf loses flow on
  private final int[] queue;
  private int search;

  /// @param supply how often each observation may serve; not changed
  SequenceFlow(List<Leaf> leaves, long[] supply, Steps steps) {
    this.steps = steps;
    this.supply = supply;
    uses = leaves.stream().flatMap(leaf -> leaf.uses().stream()).toList();
    leafOf = new int[uses.size()];
    leafStart = new int[leaves.size() + 1];
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      leafStart[leaf + 1] = leafStart[leaf] + leaves.get(leaf).uses().size();
      Arrays.fill(leafOf, leafStart[leaf], leafStart[leaf + 1], leaf);
    }
    observationStart = new int[supply.length + 1];
    byObservation = new int[uses.size()];
    sortByObservation();
    flow = new long[uses.size()];
    need = new long[leaves.size()];
    left = supply.clone();
    open = new int[uses.size()];
    openCount = new int[leaves.size()];
    placeInOpen = new int[uses.size()];
    Arrays.fill(placeInOpen, -1);
    openOf = new int[supply.length];
    log = new int[uses.size()];
    seenLeaf = new int[leaves.size()];
    seenObservation = new int[supply.length];
    into = new int[leaves.size()];
    outOf = new int[leaves.size()];
    queue = new int[leaves.size()];
    steps.take(uses.size());
  }

  private void sortByObservation() {
    for (Use use : uses) {
      observationStart[use.observation() + 1]++;
    }
    for (int i = 0; i < supply.length; i++) {
      observationStart[i + 1] += observationStart[i];
    }
    int[] next = observationStart.clone();
    for (int edge = 0; edge < uses.size(); edge++) {
      byObservation[next[uses.get(edge).observation()]++] = edge;
    }
  }

  /// Edges are the leaves' uses, one leaf after the other.
  int edges() {
    return uses.size();
  }

  Use use(int edge) {
    return uses.get(edge);
  }

  /// The first edge of a leaf; of the number of leaves, the number of edges.
  int start(int leaf) {
    return leafStart[leaf];
  }

  void want(int leaf, long times) {
    need[leaf] += times;
    wanted += times;
  }

  /// Opens an edge that is closed and was not open since the last {@link #reset}.
  void open(int edge) {
    int leaf = leafOf[edge];
    int observation = uses.get(edge).observation();
    placeInOpen[edge] = openCount[leaf];
    open[leafStart[leaf] + openCount[leaf]++] = edge;
    openSupply += openOf[observation]++ == 0 ? supply[observation] : 0;
    log[logged++] = edge;
    steps.take(1);
    long amount = Math.min(need[leaf], left[observation]);
    give(edge, amount);
    need[leaf] -= amount;
  }

  /// Closes an edge that is open, and takes its flow back.
  void close(int edge) {
    int leaf = leafOf[edge];
    int observation = uses.get(edge).observation();
    openSupply -= --openOf[observation] == 0 ? supply[observation] : 0;
    int last = open[leafStart[leaf] + --openCount[leaf]];
    open[leafStart[leaf] + placeInOpen[edge]] = last;
    placeInOpen[last] = placeInOpen[edge];
    placeInOpen[edge] = -1;
    steps.take(1);
    need[leaf] += flow[edge];
    give(edge, -flow[edge]);
  }

  /// Closes a leaf's edges and leaves their flow as it is.
  void freeze(int leaf) {
    for (int i = leafStart[leaf]; i < leafStart[leaf] + openCount[leaf]; i++) {
      placeInOpen[open[i]] = -1;
    }
    openCount[leaf] = 0;
  }

  /// Closes all edges; nothing flows or is wanted any more.
  void reset() {
    for (int i = 0; i < logged; i++) {
      int edge = log[i];
      placeInOpen[edge] = -1;
      openCount[leafOf[edge]] = 0;
      openOf[uses.get(edge).observation()] = 0;
      give(edge, -flow[edge]);
    }
    Arrays.fill(need, 0);
    openSupply = 0;
    wanted = 0;
    steps.take(logged);
    logged = 0;
  }

  /// Fills all leaves, where edges were never frozen.
  ///
  /// @return false if one cannot be filled, or the steps are spent
  boolean fill() {
    if (openSupply < wanted) {
      return false;
    }
    for (int leaf = 0; leaf < need.length; leaf++) {
      if (!fill(leaf)) {
        return false;
      }
    }
    return true;
  }

  /// Fills a leaf; leaves that were full stay so.
  ///
  /// @return false if it cannot be filled, or the steps are spent
  boolean fill(int leaf) {
    while (need[leaf] > 0 && augment(leaf)) {
      steps.take(1);
    }
    return need[leaf] == 0;
  }

  /// The observations that serve some leaf.
  BitSet used() {
    BitSet used = new BitSet();
    for (int i = 0; i < logged; i++) {
      if (flow[log[i]] > 0) {
        used.set(uses.get(log[i]).observation());
      }
    }
    return used;
  }

  private boolean augment(int source) {
    search++;
    seenLeaf[source] = search;
    queue[0] = source;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int leaf = queue[head];
      for (int i = leafStart[leaf]; i < leafStart[leaf] + openCount[leaf]; i++) {
        if (!steps.take(1)) {
          return false;
        }
        int observation = uses.get(open[i]).observation();
        if (left[observation] > 0) {
          push(source, open[i], Math.min(need[source], left[observation]));
          return true;
        }
        if (seenObservation[observation] != search) {
          seenObservation[observation] = search;
          tail = enter(observation, open[i], tail);
        }
      }
    }
    return false;
  }

  /// Queues the leaves that a saturated observation serves.
  private int enter(int observation, int by, int tail) {
    int end = tail;
    for (int i = observationStart[observation]; i < observationStart[observation + 1]; i++) {
      int edge = byObservation[i];
      int leaf = leafOf[edge];
      if (flow[edge] > 0 && seenLeaf[leaf] != search) {
        seenLeaf[leaf] = search;
        into[leaf] = by;
        outOf[leaf] = edge;
        queue[end++] = leaf;
      }
    }
    steps.take(observationStart[observation + 1] - observationStart[observation]);
    return end;
  }

  private void push(int source, int last, long most) {
    long amount = most;
    for (int leaf = leafOf[last]; leaf != source; leaf = leafOf[into[leaf]]) {
      amount = Math.min(amount, flow[outOf[leaf]]);
    }
    give(last, amount);
    for (int leaf = leafOf[last]; leaf != source; leaf = leafOf[into[leaf]]) {
      give(outOf[leaf], -amount);
      give(into[leaf], amount);
      steps.take(1);
    }
    need[source] -= amount;
  }

  private void give(int edge, long amount) {
    flow[edge] += amount;
    left[uses.get(edge).observation()] -= amount;
  }
}
