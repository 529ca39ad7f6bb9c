package dev.sekisho.csaf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of a document: a whole number, or semantic (CSAF 2.0 §3.1.11, SemVer 2.0.0). Ordered
/// by precedence, in which build metadata has no part.
///
/// @param semantic false for a whole number
/// @param numbers major, minor, patch; the last two are 0 for a whole number
/// @param preRelease its pre-release identifiers
/// @param build its build metadata; empty if there is none
record Version(boolean semantic, List<BigInteger> numbers, List<String> preRelease, String build)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile(
          "(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?)?");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /// No number of a version is longer than this.
  private static final int MAX_LENGTH = 1_000;

  Version {
    numbers = List.copyOf(numbers);
    preRelease = List.copyOf(preRelease);
  }

  /// The version that `text` is; empty if it is none.
  static Optional<Version> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !form.matches()) {
      return Optional.empty();
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      String number = form.group(part);
      numbers.add(number == null ? BigInteger.ZERO : new BigInteger(number));
    }
    String preRelease = form.group(4);
    String build = form.group(5);
    return Optional.of(
        new Version(
            form.group(2) != null,
            numbers,
            preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1)),
            build == null ? "" : build));
  }

  BigInteger major() {
    return numbers.getFirst();
  }

  /// True for `0` and `0.y.z`.
  boolean initial() {
    return major().signum() == 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int order = IDENTIFIERS.compare(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /// Numbers before names; numbers by value, names by ASCII.
  private static final Comparator<String> IDENTIFIERS =
      (a, b) -> {
        boolean numeric = DIGITS.matcher(a).matches();
        if (numeric != DIGITS.matcher(b).matches()) {
          return numeric ? -1 : 1;
        }
        return numeric ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
      };
}
