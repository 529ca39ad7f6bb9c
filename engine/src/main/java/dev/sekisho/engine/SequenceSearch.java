package dev.sekisho.engine;

import dev.sekisho.engine.SequenceTerm.Leaf;
import dev.sekisho.engine.SequenceTerm.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * The search for terms no faster way is known for. REPEATS is written out into slots; slots are
 * filled from left to right, going back where none fits. Each node that says something of time
 * keeps the latest begin and the earliest end of the uses below it: times can be chosen if and only
 * if, for each WITHIN, latest begin - earliest end < width, and for each FOLLOWEDBY, no use on the
 * left begins after one on the right ends. (It is enough to look at pairs: a chain of such
 * conditions between two uses is never stricter than what their nearest common nodes say.) Alike
 * slots and copies take uses in ascending order.
 */
final class SequenceSearch {
  private static final int MOST_SLOTS = 1 << 16;
  private static final int MOST_PLACES = 1 << 22; // slots times the nodes over them

  private final long[] left;
  private final Steps steps;
  private final List<Slot> slots = new ArrayList<>();
  private int places;
  private boolean gaveUp;

  private enum Fit {
    FITS,
    /// It ends too early.
    EARLY,
    /// It begins too late, and so do all that follow.
    LATE
  }

  /// A node on the way from a slot to the outermost node that says something of time.
  private static final class Node {
    final @Nullable Node parent;
    final @Nullable Duration width;
    final boolean ordered;
    final int place; // among the children of an ordered parent
    final List<Node> children = new ArrayList<>();
    Instant begin = Instant.MIN; // the latest
    Instant end = Instant.MAX; // the earliest

    Node(@Nullable Node parent, @Nullable Duration width, boolean ordered) {
      this.parent = parent;
      this.width = width;
      this.ordered = ordered;
      place = parent == null ? 0 : parent.children.size();
      if (parent != null) {
        parent.children.add(this);
      }
    }
  }

  /// One observation to be found.
  private static final class Slot {
    final List<Use> uses;
    final Node[] path; // empty where nothing is said of time
    final Instant[] begins; // what the path's nodes held before
    final Instant[] ends;
    final int alike; // slot of which the choice is a lower bound; -1 if none
    int choice = -1;

    Slot(List<Use> uses, Node[] path, int alike) {
      this.uses = uses;
      this.path = path;
      this.alike = alike;
      begins = new Instant[path.length];
      ends = new Instant[path.length];
    }
  }

  SequenceSearch(SequenceTerm term, long[] supply, Steps steps) {
    this.steps = steps;
    left = supply.clone();
    add(term, null, -1);
  }

  /// True if it was too large to begin with, so that null means nothing.
  boolean gaveUp() {
    return gaveUp;
  }

  private void add(SequenceTerm term, @Nullable Node node, int alike) {
    switch (term) {
      case Leaf leaf -> addLeaf(leaf, node, alike);
      case SequenceTerm.All(List<SequenceTerm> terms) -> {
        int first = alike;
        for (SequenceTerm operand : terms) {
          add(operand, node, first);
          first = -1;
        }
      }
      case SequenceTerm.Ordered(List<SequenceTerm> terms) -> {
        Node ordered = new Node(node, null, true);
        int first = alike;
        for (SequenceTerm operand : terms) {
          add(operand, new Node(ordered, null, false), first);
          first = -1;
        }
      }
      case SequenceTerm.Window(SequenceTerm inner, Duration width) ->
          add(inner, new Node(node, width, false), alike);
      case SequenceTerm.Times(SequenceTerm inner, long times) -> {
        int first = alike;
        for (long copy = 0; copy < times && !gaveUp; copy++) {
          int here = slots.size();
          add(inner, node, first);
          first = here;
        }
      }
      case SequenceTerm.Any _ ->
          throw new IllegalArgumentException("an alternative is not chosen: " + term);
    }
  }

  private void addLeaf(Leaf leaf, @Nullable Node node, int alike) {
    List<Use> uses = leaf.uses().stream().sorted(Comparator.comparing(Use::first)).toList();
    Node[] path = path(node);
    int first = alike;
    for (long time = 0; time < leaf.times(); time++) {
      places += path.length;
      if (slots.size() >= MOST_SLOTS || places > MOST_PLACES || !steps.take(1 + path.length)) {
        gaveUp = true;
        return;
      }
      slots.add(new Slot(uses, path, first));
      first = slots.size() - 1;
    }
  }

  private static Node[] path(@Nullable Node from) {
    List<Node> path = new ArrayList<>();
    for (Node node = from; node != null; node = node.parent) {
      path.add(node);
    }
    return path.toArray(Node[]::new);
  }

  /// Searches.
  ///
  /// @return the observations bound; null if there is no binding, the steps are spent or it gave up
  @Nullable BitSet bind() {
    int at = 0;
    while (!gaveUp && at >= 0) {
      if (at == slots.size()) {
        return bound();
      }
      if (advance(slots.get(at))) {
        at++;
        if (at < slots.size()) {
          Slot next = slots.get(at);
          next.choice = next.alike < 0 ? -1 : slots.get(next.alike).choice - 1;
        }
      } else if (steps.spent() || --at < 0) {
        return null;
      } else {
        Slot slot = slots.get(at);
        left[slot.uses.get(slot.choice).observation()]++;
        takeBack(slot, slot.path.length);
      }
    }
    return null;
  }

  private BitSet bound() {
    BitSet bound = new BitSet();
    slots.forEach(slot -> bound.set(slot.uses.get(slot.choice).observation()));
    return bound;
  }

  /// Gives a slot the next use that fits.
  private boolean advance(Slot slot) {
    while (++slot.choice < slot.uses.size() && steps.take(1)) {
      Use use = slot.uses.get(slot.choice);
      if (left[use.observation()] > 0) {
        switch (put(slot, use)) {
          case FITS -> {
            left[use.observation()]--;
            return true;
          }
          case EARLY -> {}
          case LATE -> {
            return false;
          }
        }
      }
    }
    return false;
  }

  private Fit put(Slot slot, Use use) {
    for (int i = 0; i < slot.path.length; i++) {
      Node node = slot.path[i];
      slot.begins[i] = node.begin;
      slot.ends[i] = node.end;
      node.begin = use.first().isAfter(node.begin) ? use.first() : node.begin;
      node.end = use.last().isBefore(node.end) ? use.last() : node.end;
      Fit fit = fit(node, slot.ends[i], use);
      if (fit != Fit.FITS) {
        takeBack(slot, i + 1);
        return fit;
      }
    }
    return Fit.FITS;
  }

  private static void takeBack(Slot slot, int nodes) {
    for (int i = 0; i < nodes; i++) {
      slot.path[i].begin = slot.begins[i];
      slot.path[i].end = slot.ends[i];
    }
  }

  private Fit fit(Node node, Instant endBefore, Use use) {
    steps.take(1);
    if (node.width != null && !within(node.begin, node.end, node.width)) {
      return within(use.first(), endBefore, node.width) ? Fit.EARLY : Fit.LATE;
    }
    Node parent = node.parent;
    if (parent == null || !parent.ordered) {
      return Fit.FITS;
    }
    steps.take(parent.children.size());
    for (Node other : parent.children) { // later ones are still empty
      if (other.place < node.place && other.begin.isAfter(node.end)) {
        return Fit.EARLY;
      }
    }
    return Fit.FITS;
  }

  private static boolean within(Instant begin, Instant end, Duration width) {
    return Duration.between(end, begin).compareTo(width) < 0;
  }
}
