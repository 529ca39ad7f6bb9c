package dev.sekisho.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// A pattern with its events in place of its brackets, simplified: START/STOP has narrowed the
/// events, AND, OR and FOLLOWEDBY take any number of operands, REPEATS is a number at each leaf
/// where it can be. Work on terms goes as deep as the pattern does, one frame a level.
sealed interface SequenceTerm {
  /// What cannot be satisfied.
  SequenceTerm NEVER = new Any(List.of());

  /// `times` of the uses, each observation as often as it was observed.
  record Leaf(List<Use> uses, long times) implements SequenceTerm {}

  /// All of them, on different observations.
  record All(List<SequenceTerm> terms) implements SequenceTerm {}

  /// One of them.
  record Any(List<SequenceTerm> terms) implements SequenceTerm {}

  /// All of them, on different observations, none before one of an earlier term.
  record Ordered(List<SequenceTerm> terms) implements SequenceTerm {}

  /// The latest is earlier than the earliest plus `width`.
  record Window(SequenceTerm inner, Duration width) implements SequenceTerm {}

  /// `inner` so often, each time on different observations.
  record Times(SequenceTerm inner, long times) implements SequenceTerm {}

  /// An observation that satisfies a bracket, with the times it may have had.
  ///
  /// @param observation place among the observations at hand
  /// @param first earliest time, inclusive
  /// @param last latest time, inclusive
  record Use(int observation, Instant first, Instant last) {}

  static SequenceTerm leaf(List<Use> uses) {
    return uses.isEmpty() ? NEVER : new Leaf(uses, 1);
  }

  static SequenceTerm all(List<SequenceTerm> operands) {
    List<SequenceTerm> terms = new ArrayList<>();
    for (SequenceTerm operand : operands) {
      if (operand instanceof All(List<SequenceTerm> inner)) {
        terms.addAll(inner);
      } else {
        terms.add(operand);
      }
    }
    if (terms.contains(NEVER)) {
      return NEVER;
    }
    return terms.size() == 1 ? terms.getFirst() : new All(terms);
  }

  /// Single brackets are put into one; the simplest operand comes first.
  static SequenceTerm any(List<SequenceTerm> operands) {
    List<SequenceTerm> terms = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    for (SequenceTerm operand : operands) {
      for (SequenceTerm one : operand instanceof Any(var inner) ? inner : List.of(operand)) {
        if (one instanceof Leaf leaf && leaf.times == 1) {
          uses.addAll(leaf.uses);
        } else {
          terms.add(one);
        }
      }
    }
    if (!uses.isEmpty()) {
      terms.add(leaf(uses));
    }
    terms.sort(Comparator.comparingInt(SequenceTerm::depth));
    return terms.size() == 1 ? terms.getFirst() : new Any(terms);
  }

  static SequenceTerm ordered(List<SequenceTerm> operands) {
    List<SequenceTerm> terms = new ArrayList<>();
    for (SequenceTerm operand : operands) {
      if (operand instanceof Ordered(List<SequenceTerm> inner)) {
        terms.addAll(inner);
      } else {
        terms.add(operand);
      }
    }
    if (terms.contains(NEVER)) {
      return NEVER;
    }
    return terms.size() == 1 ? terms.getFirst() : new Ordered(terms);
  }

  static SequenceTerm window(SequenceTerm inner, Duration width) {
    if (!width.isPositive()) {
      return NEVER;
    }
    return switch (inner) {
      case Leaf leaf when leaf.times == 1 -> leaf;
      case Any(List<SequenceTerm> terms) -> any(each(terms, term -> window(term, width)));
      case Window(SequenceTerm deeper, Duration other) ->
          new Window(deeper, other.compareTo(width) < 0 ? other : width);
      case Leaf _, All _, Ordered _, Times _ -> new Window(inner, width);
    };
  }

  static SequenceTerm times(SequenceTerm inner, long times) {
    if (times == 1) {
      return inner;
    }
    return switch (inner) {
      case Leaf(List<Use> uses, long before) -> new Leaf(uses, product(before, times));
      case All(List<SequenceTerm> terms) -> all(each(terms, term -> times(term, times)));
      case Times(SequenceTerm deeper, long before) -> new Times(deeper, product(before, times));
      case Any(List<SequenceTerm> terms) when terms.isEmpty() -> inner;
      case Any _, Ordered _, Window _ -> new Times(inner, times);
    };
  }

  /// How many observations it takes at least.
  static long demand(SequenceTerm term) {
    return switch (term) {
      case Leaf(_, long times) -> times;
      case All(List<SequenceTerm> terms) -> sum(terms);
      case Ordered(List<SequenceTerm> terms) -> sum(terms);
      case Any(List<SequenceTerm> terms) -> least(terms);
      case Window(SequenceTerm inner, _) -> demand(inner);
      case Times(SequenceTerm inner, long times) -> product(demand(inner), times);
    };
  }

  static boolean hasAny(SequenceTerm term) {
    return switch (term) {
      case Leaf _ -> false;
      case Any _ -> true;
      case All(List<SequenceTerm> terms) -> someHasAny(terms);
      case Ordered(List<SequenceTerm> terms) -> someHasAny(terms);
      case Window(SequenceTerm inner, _) -> hasAny(inner);
      case Times(SequenceTerm inner, _) -> hasAny(inner);
    };
  }

  private static boolean someHasAny(List<SequenceTerm> terms) {
    for (SequenceTerm term : terms) {
      if (hasAny(term)) {
        return true;
      }
    }
    return false;
  }

  /// The term without what it says of time.
  static SequenceTerm timeless(SequenceTerm term) {
    return switch (term) {
      case Leaf leaf -> leaf;
      case All(List<SequenceTerm> terms) -> all(each(terms, SequenceTerm::timeless));
      case Ordered(List<SequenceTerm> terms) -> all(each(terms, SequenceTerm::timeless));
      case Any(List<SequenceTerm> terms) -> any(each(terms, SequenceTerm::timeless));
      case Window(SequenceTerm inner, _) -> timeless(inner);
      case Times(SequenceTerm inner, long times) -> times(timeless(inner), times);
    };
  }

  static List<SequenceTerm> each(List<SequenceTerm> terms, UnaryOperator<SequenceTerm> change) {
    List<SequenceTerm> changed = new ArrayList<>(terms.size());
    for (SequenceTerm term : terms) {
      changed.add(change.apply(term));
    }
    return changed;
  }

  private static int depth(SequenceTerm term) {
    return switch (term) {
      case Leaf _ -> 0;
      case All(List<SequenceTerm> terms) -> 1 + deepest(terms);
      case Ordered(List<SequenceTerm> terms) -> 1 + deepest(terms);
      case Any(List<SequenceTerm> terms) -> 1 + deepest(terms);
      case Window(SequenceTerm inner, _) -> 1 + depth(inner);
      case Times(SequenceTerm inner, _) -> 1 + depth(inner);
    };
  }

  private static int deepest(List<SequenceTerm> terms) {
    int deepest = 0;
    for (SequenceTerm term : terms) {
      deepest = Math.max(deepest, depth(term));
    }
    return deepest;
  }

  private static long sum(List<SequenceTerm> terms) {
    long sum = 0;
    for (SequenceTerm term : terms) {
      long demand = demand(term);
      sum = sum > Long.MAX_VALUE - demand ? Long.MAX_VALUE : sum + demand;
    }
    return sum;
  }

  private static long least(List<SequenceTerm> terms) {
    long least = Long.MAX_VALUE;
    for (SequenceTerm term : terms) {
      least = Math.min(least, demand(term));
    }
    return least;
  }

  private static long product(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
