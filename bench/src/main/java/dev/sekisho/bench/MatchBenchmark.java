package dev.sekisho.bench;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.hyperscan.Loaded;
import dev.sekisho.hyperscan.Prefilters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Looking for many literals at once, with both engines: in 1 MiB of text, in a subject line of 100
/// bytes, and the time to compile them. Of the literals, {@link #PLANTED} occur in the text.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchBenchmark {
  private static final int TEXT_BYTES = 1 << 20;
  private static final int SUBJECT_BYTES = 100;
  private static final int PLANTED = 5;

  /// How many literals are looked for.
  @Param({"10", "1000", "10000"})
  public int literals;

  /// Which engine looks.
  @Param({"NATIVE", "PURE_JAVA"})
  public Engine engine = Engine.PURE_JAVA;

  private List<Prefilter.Expression> expressions = List.of();
  private byte[] text = new byte[0];
  private Prefilter.Compiler compiler = Prefilters.pureJava();
  private Prefilter prefilter = compiler.compile(List.of());

  /// The engines.
  public enum Engine {
    /// Hyperscan.
    NATIVE,
    /// Aho-Corasick.
    PURE_JAVA;

    Prefilter.Compiler compiler() {
      return switch (this) {
        case NATIVE ->
            switch (Prefilters.load(List.of())) {
              case Loaded.Native library -> library.compiler();
              case Loaded.Unavailable(String reason) -> throw new IllegalStateException(reason);
            };
        case PURE_JAVA -> Prefilters.pureJava();
      };
    }
  }

  /// Makes text and literals, the same each time, and checks what is found.
  @Setup(Level.Trial)
  public void setUp() {
    Random random = new Random(literals);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < literals; i++) {
      words.add(word(random, 12, 28));
    }
    StringBuilder prose = new StringBuilder();
    while (prose.length() < TEXT_BYTES) {
      prose.append(word(random, 2, 9)).append(random.nextInt(10) == 0 ? ".\r\n" : " ");
    }
    for (int i = 0; i < PLANTED; i++) {
      prose.insert(TEXT_BYTES / 2 + 1000 * i, words.get(i));
    }
    text = prose.toString().getBytes(StandardCharsets.US_ASCII);
    expressions = words.stream().map(w -> new Prefilter.Expression(w, true, true)).toList();
    compiler = engine.compiler();
    prefilter = compiler.compile(expressions);
    check();
  }

  private static String word(Random random, int shortest, int longest) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(shortest, longest);
    for (int i = 0; i < length; i++) {
      int letter = random.nextInt(26);
      word.append((char) ('a' + Math.min(letter, random.nextInt(26))));
    }
    return word.toString();
  }

  private void check() {
    BitSet found = new BitSet();
    prefilter.scan(text, 0, text.length, found::set);
    if (found.cardinality() != PLANTED) {
      throw new IllegalStateException("found " + found + ", not the first " + PLANTED);
    }
  }

  /// Frees what the last run made.
  @TearDown(Level.Trial)
  public void tearDown() {
    prefilter.close();
  }

  /// Scans the text.
  @Benchmark
  public int text() {
    return scan(text.length);
  }

  /// Scans as many bytes as a subject line has.
  @Benchmark
  public int subject() {
    return scan(SUBJECT_BYTES);
  }

  private int scan(int length) {
    int[] last = {-1};
    prefilter.scan(text, 0, length, number -> last[0] = number);
    return last[0];
  }

  /// Compiles the literals and frees what was made.
  @Benchmark
  public void compile() {
    compiler.compile(expressions).close();
  }
}
