package dev.sekisho.exposure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The versions that a text means, and how it was read.
///
/// @param text the text as the document has it
/// @param alternatives what it means: a version is in the range if it is in one of them; empty if
///   nothing of the text could be read
/// @param doubtful versions of which the text does not say whether it means them
/// @param scheme how versions are ordered
/// @param unread what of the text was not read; empty if it was read exactly
public record VersionRange(
    String text,
    List<Interval> alternatives,
    List<Interval> doubtful,
    String scheme,
    String unread) {
  public VersionRange {
    alternatives = List.copyOf(alternatives);
    doubtful = List.copyOf(doubtful);
  }

  /// How a version must stand to a bound.
  enum Comparator {
    /// The same.
    EQUAL("="),
    /// Any other.
    OTHER("!="),
    /// Before.
    LESS("<"),
    /// Before or the same.
    AT_MOST("<="),
    /// After.
    GREATER(">"),
    /// After or the same.
    AT_LEAST(">="),
    /// Starting with the same numbers.
    WITHIN("=");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    /// The comparator of a sign.
    static Comparator of(String sign) {
      return switch (sign) {
        case "<" -> LESS;
        case "<=" -> AT_MOST;
        case ">" -> GREATER;
        case ">=" -> AT_LEAST;
        case "!=" -> OTHER;
        default -> EQUAL;
      };
    }

    /// True if it sets a lower bound.
    boolean lower() {
      return this == GREATER || this == AT_LEAST;
    }

    /// True if it sets an upper bound.
    boolean upper() {
      return this == LESS || this == AT_MOST;
    }
  }

  /// A bound, or a single version.
  record Constraint(Comparator comparator, String version) {
    Containment contains(String candidate, String scheme) {
      if (comparator == Comparator.WITHIN) {
        return Versions.isWithin(candidate, version) ? Containment.IN : Containment.OUT;
      }
      Ordering ordering = Versions.compare(candidate, version, scheme);
      if (ordering == Ordering.UNORDERED) {
        return Containment.UNKNOWN;
      }
      boolean in =
          switch (comparator) {
            case EQUAL, WITHIN -> ordering == Ordering.SAME;
            case OTHER -> ordering != Ordering.SAME;
            case LESS -> ordering == Ordering.BEFORE;
            case AT_MOST -> ordering != Ordering.AFTER;
            case GREATER -> ordering == Ordering.AFTER;
            case AT_LEAST -> ordering != Ordering.BEFORE;
          };
      return in ? Containment.IN : Containment.OUT;
    }

    @Override
    public String toString() {
      String shown = comparator == Comparator.WITHIN ? version + ".*" : version;
      return comparator.sign + " " + shown;
    }
  }

  /// Versions that meet all of some constraints; without one, all versions.
  record Interval(List<Constraint> constraints) {
    Interval {
      constraints = List.copyOf(constraints);
    }

    Containment contains(String candidate, String scheme) {
      return Containment.all(
          constraints.stream().map(one -> one.contains(candidate, scheme)).toList());
    }

    @Override
    public String toString() {
      return constraints.isEmpty()
          ? "*"
          : constraints.stream().map(Constraint::toString).collect(Collectors.joining(", "));
    }
  }

  /// All versions.
  static VersionRange all(String text) {
    return new VersionRange(
        text, List.of(new Interval(List.of())), List.of(), Versions.GENERIC, "");
  }

  /// A text of which nothing was read.
  static VersionRange unread(String text) {
    return new VersionRange(text, List.of(), List.of(), Versions.GENERIC, text);
  }

  /// This range with versions ordered by `scheme`.
  VersionRange in(String scheme) {
    return new VersionRange(text, alternatives, doubtful, scheme, unread);
  }

  /// True if the whole text was read, and says of every version whether it means it.
  public boolean exact() {
    return unread.isEmpty() && doubtful.isEmpty();
  }

  /// True if it means all versions.
  public boolean isAll() {
    return unread.isEmpty() && alternatives.stream().anyMatch(one -> one.constraints().isEmpty());
  }

  /// True if it names single versions only.
  boolean isEnumeration() {
    return !alternatives.isEmpty()
        && alternatives.stream()
            .flatMap(interval -> interval.constraints().stream())
            .noneMatch(one -> one.comparator().lower() || one.comparator().upper())
        && !isAll();
  }

  /// Whether `version` is meant. What was not read could mean more or less, so that nothing is
  /// known then.
  public Containment contains(String version) {
    if (!unread.isEmpty()) {
      return Containment.UNKNOWN;
    }
    // As the text was: an inventory may have full-width digits too.
    String plain = Normalizer.normalize(version, Normalizer.Form.NFKC);
    Containment sure = any(alternatives, plain);
    boolean doubt = sure == Containment.OUT && any(doubtful, plain) != Containment.OUT;
    return doubt ? Containment.UNKNOWN : sure;
  }

  private Containment any(List<Interval> intervals, String version) {
    List<Containment> parts = new ArrayList<>();
    intervals.forEach(one -> parts.add(one.contains(version, scheme)));
    return Containment.any(parts);
  }

  /// The highest single version or upper bound that is named for sure; empty if there is none.
  String highest() {
    String highest = "";
    for (Interval interval : alternatives) {
      for (Constraint one : interval.constraints()) {
        if (!one.comparator().lower()
            && (highest.isEmpty()
                || Versions.compare(one.version(), highest, scheme) == Ordering.AFTER)) {
          highest = one.version();
        }
      }
    }
    return highest;
  }

  /// How it was read, in signs, such as `>= 2.1, <= 2.4.3`; alternatives are parted by ` | `.
  public String reading() {
    return alternatives.stream().map(Interval::toString).collect(Collectors.joining(" | "));
  }
}
