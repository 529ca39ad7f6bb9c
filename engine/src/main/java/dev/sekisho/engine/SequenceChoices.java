package dev.sekisho.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Goes through the ways to take one side of each OR.
///
/// A way is the list of sides taken, in the order the ORs are met; the next way differs in the last
/// place that can be raised. Copies under REPEATS take sides in ascending order, since copies are
/// alike.
final class SequenceChoices {
  private static final int MOST_COPIES = 1 << 16;

  private final Steps steps;
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> sides = new ArrayList<>();
  private int met;
  private boolean gaveUp;

  SequenceChoices(Steps steps) {
    this.steps = steps;
  }

  /// True if there were more copies than are written out.
  boolean gaveUp() {
    return gaveUp;
  }

  /// Moves to the next way; false if there is none.
  boolean next() {
    while (!taken.isEmpty()) {
      int last = taken.removeLast();
      if (last + 1 < sides.removeLast()) {
        taken.add(last + 1);
        sides.add(0);
        return true;
      }
    }
    return false;
  }

  /// The term with the sides of this way in place of its ORs.
  SequenceTerm resolve(SequenceTerm term) {
    met = 0;
    return take(term);
  }

  private SequenceTerm take(SequenceTerm term) {
    if (!SequenceTerm.hasAny(term)) {
      return term;
    }
    return switch (term) {
      case SequenceTerm.Leaf leaf -> leaf;
      case SequenceTerm.All(List<SequenceTerm> terms) -> SequenceTerm.all(takeEach(terms));
      case SequenceTerm.Ordered(List<SequenceTerm> terms) -> SequenceTerm.ordered(takeEach(terms));
      case SequenceTerm.Any(List<SequenceTerm> terms) ->
          terms.isEmpty() ? term : take(terms.get(pick(0, terms.size())));
      case SequenceTerm.Window(SequenceTerm inner, var width) ->
          SequenceTerm.window(take(inner), width);
      case SequenceTerm.Times(SequenceTerm.Any(List<SequenceTerm> terms), long times) ->
          copies(terms, times);
      case SequenceTerm.Times(SequenceTerm inner, long times) -> copies(List.of(inner), times);
    };
  }

  private List<SequenceTerm> takeEach(List<SequenceTerm> terms) {
    List<SequenceTerm> taken = new ArrayList<>();
    terms.forEach(term -> taken.add(take(term)));
    return taken;
  }

  private SequenceTerm copies(List<SequenceTerm> terms, long times) {
    if (times > MOST_COPIES) {
      gaveUp = true;
      return SequenceTerm.NEVER;
    }
    List<SequenceTerm> copies = new ArrayList<>();
    int[] plain = new int[terms.size()];
    int side = 0;
    for (long copy = 0; copy < times && steps.take(1); copy++) {
      side = terms.size() == 1 ? 0 : pick(side, terms.size());
      if (SequenceTerm.hasAny(terms.get(side))) {
        copies.add(take(terms.get(side)));
      } else {
        plain[side]++;
      }
    }
    for (int i = 0; i < plain.length; i++) {
      copies.addAll(
          plain[i] == 0
              ? Collections.emptyList()
              : List.of(SequenceTerm.times(terms.get(i), plain[i])));
    }
    return SequenceTerm.all(copies);
  }

  private int pick(int lowest, int count) {
    if (met == taken.size()) {
      taken.add(lowest);
      sides.add(count);
    }
    sides.set(met, count);
    return taken.get(met++);
  }
}
