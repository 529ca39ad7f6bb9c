package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// The pure-Java prefilter: an expression is a candidate where a literal occurs that each of its
/// matches must hold.
///
/// The literals of all expressions make two automata ({@link ByteAutomaton}), one of them blind to
/// the case of ASCII letters; each is left out if it has no literal. Expressions without such a
/// literal are always candidates. A literal expression is a candidate only if it occurs. Time and
/// memory to build are linear in the length of the expressions.
final class FactorPrefilter implements Prefilter {
  private final List<ByteAutomaton> automata;
  private final int[] always;

  private FactorPrefilter(List<ByteAutomaton> automata, int[] always) {
    this.automata = automata;
    this.always = always;
  }

  static Prefilter compile(List<Expression> expressions) {
    Words exact = new Words(false);
    Words folded = new Words(true);
    List<Integer> always = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      Set<Factors.Factor> factors = factors(expressions.get(i));
      if (factors.isEmpty()) {
        always.add(i);
      }
      for (Factors.Factor factor : factors) {
        (factor.folded() ? folded : exact).add(factor.toBytes(), i);
      }
    }
    List<ByteAutomaton> automata = new ArrayList<>();
    exact.automaton().ifPresent(automata::add);
    folded.automaton().ifPresent(automata::add);
    return new FactorPrefilter(automata, always.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Set<Factors.Factor> factors(Expression expression) {
    return switch (Reading.of(expression)) {
      case Reading.Literal(String bytes) -> Set.of(new Factors.Factor(bytes, false));
      case Reading.Regex(Node node) -> Factors.of(node, expression.utf8());
      case Reading.Always _ -> Set.of();
    };
  }

  @Override
  public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
    for (int expression : always) {
      candidate.accept(expression);
    }
    for (ByteAutomaton automaton : automata) {
      automaton.scan(bytes, offset, length, candidate);
    }
  }

  @Override
  public void close() {
    // All memory is the heap's.
  }

  /// Words of one automaton, with the expressions they stand for.
  private static final class Words {
    private final boolean folded;
    private final List<byte[]> words = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();

    Words(boolean folded) {
      this.folded = folded;
    }

    void add(byte[] word, int owner) {
      words.add(word);
      owners.add(owner);
    }

    Optional<ByteAutomaton> automaton() {
      int[] owner = owners.stream().mapToInt(Integer::intValue).toArray();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(ByteAutomaton.of(words, owner, folded));
    }
  }
}
