package dev.sekisho.hyperscan;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the literals of which one must occur wherever an expression matches.
///
/// Of the sets of literals that an expression must pass through, the one whose shortest literal is
/// longest is taken. Each literal is at most {@link #MAX_LENGTH} bytes and something.
final class Factors {
  private static final int MAX_EXACT = 32;
  private static final int MAX_CHARACTERS = 8;
  private static final int MAX_REQUIRED = 64;
  private static final int MAX_LENGTH = 64;
  private static final Factor EMPTY = new Factor("", false);
  private static final Facts OPEN = new Facts(Set.of(), Set.of());

  private final boolean utf8;

  private Factors(boolean utf8) {
    this.utf8 = utf8;
  }

  /// A literal.
  ///
  /// @param bytes one character for each byte
  /// @param folded true if ASCII letters match in either case; they are lower case then
  record Factor(String bytes, boolean folded) {
    Factor then(Factor next) {
      return new Factor(bytes + next.bytes, folded || next.folded);
    }

    /// The bytes, in lower case if {@link #folded}.
    byte[] toBytes() {
      byte[] array = bytes.getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; folded && i < array.length; i++) {
        array[i] = (byte) ByteAutomaton.fold(array[i]);
      }
      return array;
    }
  }

  /// What is known of a part of an expression.
  ///
  /// @param exact all strings it can match; empty if they are too many or not known
  /// @param required strings of which one occurs in whatever it matches; empty if none is known
  private record Facts(Set<Factor> exact, Set<Factor> required) {
    static Facts exactly(Set<Factor> exact) {
      return new Facts(exact, exact);
    }
  }

  /// The literals of which one must occur; empty if any text may match.
  static Set<Factor> of(Node node, boolean utf8) {
    Set<Factor> required = new Factors(utf8).facts(node).required;
    return shortest(required) == 0 ? Set.of() : required;
  }

  private Facts facts(Node node) {
    return switch (node) {
      case Node.Chars(var set) -> chars(set);
      case Node.Sequence(var parts) -> sequence(parts);
      case Node.Choice(var options) -> choice(options);
      case Node.Repeat(var part, int min, int max) -> repeat(part, min, max);
      case Node.Edge _ -> Facts.exactly(Set.of(EMPTY));
    };
  }

  private Facts chars(CodePoints set) {
    Set<Factor> exact = new LinkedHashSet<>();
    for (int c : set.size() <= MAX_CHARACTERS ? set.toArray() : new int[0]) {
      int other = ByteAutomaton.isUpper(c) ? ByteAutomaton.fold(c) : Character.toUpperCase(c);
      if (c < 0x80 && other != c && other < 0x80 && !set.within(other, other).isEmpty()) {
        exact.add(new Factor(Character.toString(ByteAutomaton.fold(c)), true));
      } else if (utf8) {
        exact.add(new Factor(new String(ByteRegex.encoded(c), StandardCharsets.ISO_8859_1), false));
      } else if (c <= 0xFF) {
        exact.add(new Factor(Character.toString(c), false));
      }
    }
    return Facts.exactly(exact);
  }

  private Facts sequence(List<Node> parts) {
    Set<Factor> best = Set.of();
    Set<Factor> run = Set.of(EMPTY);
    boolean whole = true;
    for (Node part : parts) {
      Facts facts = facts(part);
      Optional<Set<Factor>> longer = product(run, facts.exact);
      whole &= longer.isPresent();
      if (longer.isPresent()) {
        run = longer.get();
      } else {
        best = better(better(best, run), facts.required);
        run = facts.exact.isEmpty() ? Set.of(EMPTY) : facts.exact;
      }
    }
    return whole ? Facts.exactly(run) : new Facts(Set.of(), better(best, run));
  }

  private Facts choice(List<Node> options) {
    Set<Factor> exact = new LinkedHashSet<>();
    Set<Factor> required = new LinkedHashSet<>();
    boolean allExact = true;
    for (Node option : options) {
      Facts facts = facts(option);
      allExact &= !facts.exact.isEmpty();
      exact.addAll(facts.exact);
      if (facts.required.isEmpty() || required.size() > MAX_REQUIRED) {
        return OPEN;
      }
      required.addAll(facts.required);
    }
    return allExact && exact.size() <= MAX_EXACT
        ? Facts.exactly(exact)
        : new Facts(Set.of(), required);
  }

  private Facts repeat(Node part, int min, int max) {
    Facts once = facts(part);
    if (min == 0) {
      return OPEN;
    }
    if (min == max && min <= MAX_LENGTH) {
      Optional<Set<Factor>> times = Optional.of(Set.of(EMPTY));
      for (int i = 0; i < min && times.isPresent(); i++) {
        times = product(times.get(), once.exact);
      }
      if (times.isPresent()) {
        return Facts.exactly(times.get());
      }
    }
    return new Facts(Set.of(), once.required);
  }

  /// Each of `first` followed by each of `then`; empty if there are none or too many or long.
  private static Optional<Set<Factor>> product(Set<Factor> first, Set<Factor> then) {
    int size = first.size() * then.size();
    if (size == 0 || size > MAX_EXACT || shortest(first) + shortest(then) > MAX_LENGTH) {
      return Optional.empty();
    }
    Set<Factor> product = new LinkedHashSet<>();
    first.forEach(a -> then.forEach(b -> product.add(a.then(b))));
    return Optional.of(product);
  }

  private static Set<Factor> better(Set<Factor> a, Set<Factor> b) {
    return shortest(b) > shortest(a) ? b : a;
  }

  private static int shortest(Set<Factor> literals) {
    return literals.stream().mapToInt(literal -> literal.bytes.length()).min().orElse(0);
  }
}
