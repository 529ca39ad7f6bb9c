package dev.sekisho.engine;

import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import java.util.List;

/// What matching one observation found.
///
/// @param hits rules that this observation satisfies by itself
/// @param undecided what lost properties leave open, one entry a gap and property
/// @param partials brackets, satisfied or undecided here, of rules that only several observations
///   together, or their times, can satisfy
/// @param stopped true if the step budget ran out, so that rules not in `hits` may have been missed
public record Outcome(
    List<Hit> hits, List<Undecided> undecided, List<Partial> partials, boolean stopped) {
  public Outcome {
    hits = List.copyOf(hits);
    undecided = List.copyOf(undecided);
    partials = List.copyOf(partials);
  }

  /// A rule that is satisfied.
  ///
  /// @param rule number of the rule in its rule set
  /// @param evidence the comparisons that satisfied it, one entry each
  public record Hit(int rule, List<Evidence> evidence) {
    public Hit {
      evidence = List.copyOf(evidence);
    }
  }

  /// A comparison that is satisfied, and by what.
  ///
  /// @param object the object that holds the value: the one at the end of the references in the
  ///   path
  /// @param comparison the comparison, of which {@link Condition.Comparison#path()} starts at the
  ///   object the bracket was satisfied by
  /// @param start where in the value the match starts: bytes in a binary value, UTF-16 units in a
  ///   text; 0 where the whole value was compared
  /// @param length how long it is, in the same unit; -1 where the whole value was compared
  public record Evidence(
      ObservedObject object, Condition.Comparison comparison, int start, int length) {}

  /// Rules that a lost property leaves open.
  ///
  /// @param gap the gap that lost it
  /// @param property type and path lost, such as `file:hashes`; for objects that may exist unseen,
  ///   the type alone
  /// @param count how many rules that are not weak it leaves open
  /// @param rules up to five of them, by number
  public record Undecided(Gap gap, String property, long count, List<Integer> rules) {
    public Undecided {
      rules = List.copyOf(rules);
    }
  }

  /// A bracket of a rule over several observations.
  ///
  /// @param rule number of the rule
  /// @param bracket number of the bracket in {@link Pattern#brackets}
  /// @param sure true if satisfied, false if only lost properties could satisfy it
  public record Partial(int rule, int bracket, boolean sure, List<Evidence> evidence) {
    public Partial {
      evidence = List.copyOf(evidence);
    }
  }
}
