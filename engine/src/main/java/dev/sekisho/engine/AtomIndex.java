package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The atoms of one field, arranged so that a value finds those it may satisfy without looking at
/// the others: a hash table for equality, one for address ranges, a prefilter for texts and
/// expressions. Filled while rules are compiled, then only read.
final class AtomIndex {
  private final boolean binary;
  private final Map<Object, IntList> keys = new HashMap<>();
  private final Map<Subnet, IntList> ranges = new HashMap<>();
  private final TreeSet<Integer> prefixes = new TreeSet<>();
  private final List<Prefilter.Expression> expressions = new ArrayList<>();
  private final IntList expressionAtoms = new IntList();
  private final Thresholds thresholds = new Thresholds();
  private @Nullable Prefilter prefilter;
  private boolean times;
  private int longest;

  AtomIndex(boolean binary) {
    this.binary = binary;
  }

  /// Takes the atoms that a value may satisfy.
  interface Candidates {
    /// The value satisfies the atom.
    void satisfied(int atom);

    /// The value may satisfy the atom.
    void possible(int atom);
  }

  /// Adds an atom, if an index can find it.
  ///
  /// @return how it will be found; null if it must be evaluated directly
  Atom.@Nullable Found add(int atom, Condition.Comparison comparison) {
    if (comparison.negated() || comparison.operands().isEmpty()) {
      return null;
    }
    return switch (comparison.operator()) {
      case EQUAL, IN -> addKeys(atom, comparison.operands());
      case ISSUBSET -> addRange(atom, comparison.operands().getFirst());
      case LIKE, MATCHES -> addExpression(atom, comparison);
      case NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, ISSUPERSET, EXISTS -> null;
    };
  }

  private Atom.Found addKeys(int atom, List<Constant> constants) {
    for (Constant constant : constants) {
      Object key = EqualityKey.of(constant);
      if (key != null) {
        keys.computeIfAbsent(key, _ -> new IntList()).addAscending(atom);
        longest = Math.max(longest, EqualityKey.length(key));
        times |= key instanceof Instant;
      }
    }
    return Atom.Found.BY_KEY;
  }

  private Atom.@Nullable Found addRange(int atom, Constant constant) {
    Subnet range = constant instanceof Constant.Text(String text) ? Subnet.parse(text) : null;
    if (range == null) {
      return null;
    }
    ranges.computeIfAbsent(range, _ -> new IntList()).addAscending(atom);
    prefixes.add(range.prefix());
    return Atom.Found.BY_RANGE;
  }

  /// Adds an atom that compares a number by order.
  void addOrder(int atom, Operator operator, Number number) {
    thresholds.add(atom, operator, number);
  }

  private Atom.@Nullable Found addExpression(int atom, Condition.Comparison comparison) {
    Prefilter.Expression expression = Expressions.of(comparison, binary);
    if (expression == null) {
      return null;
    }
    expressions.add(expression);
    expressionAtoms.add(atom);
    return Atom.Found.BY_EXPRESSION;
  }

  /// Makes the prefilter, once all atoms are in.
  void compile(Prefilter.Compiler compiler) {
    if (!expressions.isEmpty()) {
      prefilter = compiler.compile(expressions);
    }
  }

  void close() {
    if (prefilter != null) {
      prefilter.close();
    }
  }

  /// Finds the atoms that `value` may satisfy.
  void find(Value value, Nfc nfc, Candidates candidates) {
    report(keys.get(key(value)), candidates);
    Instant time = times ? EqualityKey.second(value) : null;
    report(time == null ? null : keys.get(time), candidates);
    if (EqualityKey.of(value, 0) instanceof Number number) {
      thresholds.find(number, candidates);
    }
    if (!ranges.isEmpty() && value instanceof Value.Text(String text)) {
      findRanges(Subnet.parse(text), candidates);
    }
    if (prefilter != null) {
      findExpressions(prefilter, value, nfc, candidates);
    }
  }

  private Object key(Value value) {
    Object key = keys.isEmpty() ? null : EqualityKey.of(value, longest);
    return key == null ? this : key;
  }

  private static void report(@Nullable IntList atoms, Candidates candidates) {
    for (int i = 0; atoms != null && i < atoms.size(); i++) {
      candidates.satisfied(atoms.get(i));
    }
  }

  private void findRanges(@Nullable Subnet value, Candidates candidates) {
    if (value != null) {
      for (int prefix : prefixes.headSet(value.prefix(), true)) {
        report(ranges.get(value.widened(prefix)), candidates);
      }
    }
  }

  private void findExpressions(Prefilter filter, Value value, Nfc nfc, Candidates candidates) {
    if (value instanceof Value.Binary(var bytes) && binary) {
      filter.scan(bytes.array(), bytes.offset(), bytes.length(), found(candidates));
    } else if (value instanceof Value.Text(String text) && !binary && Expressions.isUnicode(text)) {
      byte[] utf8 = nfc.of(text).getBytes(StandardCharsets.UTF_8);
      filter.scan(utf8, 0, utf8.length, found(candidates));
    } else if (value instanceof Value.Binary || value instanceof Value.Text) {
      all(candidates);
    }
  }

  private IntConsumer found(Candidates candidates) {
    return expression -> candidates.possible(expressionAtoms.get(expression));
  }

  private void all(Candidates candidates) {
    for (int i = 0; i < expressionAtoms.size(); i++) {
      candidates.possible(expressionAtoms.get(i));
    }
  }
}
