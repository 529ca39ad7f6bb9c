package dev.sekisho.exposure;

import dev.sekisho.exposure.VersionRange.Comparator;
import dev.sekisho.exposure.VersionRange.Constraint;
import dev.sekisho.exposure.VersionRange.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Constraints in signs: those of vers, and what documents write like them, such as `>= V2.1 <
/// V2.2.28` and `> 6.0 | < 6.0.4.2.2`.
///
/// A lower bound with the upper bound after it makes an interval, as in vers; whatever stands alone
/// is an alternative.
final class ConstraintList {
  private static final Pattern NEXT =
      Pattern.compile(
          "\\s*(?<bar>\\||,|;|&|\\band\\b)?\\s*(?<sign><=|>=|!=|==?|<|>)?\\s*(?<version>"
              + RangeReader.VERSION
              + "|(?<=[<>=] ?)[a-z](?![a-z]))",
          Pattern.CASE_INSENSITIVE);

  private final List<Constraint> constraints;
  private final String rest;

  private ConstraintList(List<Constraint> constraints, String rest) {
    this.constraints = constraints;
    this.rest = rest;
  }

  /// Reads as many constraints as there are at the start of `text`.
  static ConstraintList read(String text) {
    List<Constraint> read = new ArrayList<>();
    Matcher next = NEXT.matcher(text);
    int at = 0;
    boolean bare = false;
    while (at < text.length() && next.region(at, text.length()).lookingAt()) {
      boolean signed = next.group("sign") != null;
      boolean parted = next.group("bar") != null;
      if (bare && signed && !parted) {
        read.set(read.size() - 1, new Constraint(Comparator.AT_LEAST, read.getLast().version()));
      } else if (!signed && !parted && at > 0) {
        break;
      }
      Comparator comparator = Comparator.of(signed ? next.group("sign") : "=");
      read.add(new Constraint(comparator, next.group("version").strip()));
      bare = !signed;
      at = next.end();
    }
    return new ConstraintList(read, text.substring(at).strip());
  }

  /// The range; null if nothing was read.
  @Nullable VersionRange range(String text, String scheme) {
    if (constraints.isEmpty()) {
      return null;
    }
    List<Interval> alternatives = new ArrayList<>();
    List<Constraint> others = new ArrayList<>();
    Constraint open = null;
    for (Constraint one : constraints) {
      if (one.comparator() == Comparator.OTHER) {
        others.add(one);
      } else if (one.comparator().lower()) {
        close(open, alternatives);
        open = one;
      } else if (one.comparator().upper() && open != null) {
        alternatives.add(new Interval(List.of(open, one)));
        open = null;
      } else {
        alternatives.add(new Interval(List.of(one)));
      }
    }
    close(open, alternatives);
    return new VersionRange(text, without(others, alternatives), doubtful(), scheme, rest);
  }

  private static void close(@Nullable Constraint open, List<Interval> alternatives) {
    if (open != null) {
      alternatives.add(new Interval(List.of(open)));
    }
  }

  private static List<Interval> without(List<Constraint> others, List<Interval> alternatives) {
    List<Interval> read = new ArrayList<>();
    List<Interval> from =
        alternatives.isEmpty() && !others.isEmpty()
            ? List.of(new Interval(List.of()))
            : alternatives;
    for (Interval interval : from) {
      List<Constraint> all = new ArrayList<>(interval.constraints());
      all.addAll(others);
      read.add(new Interval(all));
    }
    return read;
  }

  /// What an upper bound with single versions after it leaves open: documents that write it mean
  /// now only these versions, now each of them and what came before.
  private List<Interval> doubtful() {
    List<Interval> doubtful = new ArrayList<>();
    boolean upper = false;
    for (Constraint one : constraints) {
      if (upper && one.comparator() == Comparator.EQUAL) {
        doubtful.add(new Interval(List.of(new Constraint(Comparator.LESS, one.version()))));
      }
      upper |= one.comparator().upper();
    }
    return doubtful;
  }
}
