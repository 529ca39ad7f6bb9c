package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles expressions into one Hyperscan database, kept in a cache if there is one.
///
/// Expressions that Hyperscan refuses are always candidates; should it refuse all of them together,
/// or more than a few, the pure-Java prefilter stands in.
final class HyperscanCompiler implements Prefilter.Compiler {
  private static final int LITERAL = Hyperscan.DOTALL | Hyperscan.SINGLEMATCH;
  private static final int REGEX = LITERAL | Hyperscan.PREFILTER;
  private static final int MAX_REFUSED = 100;

  private final Hyperscan hyperscan;
  private final Optional<MatcherCache> cache;

  private HyperscanCompiler(Hyperscan hyperscan, Optional<MatcherCache> cache) {
    this.hyperscan = hyperscan;
    this.cache = cache;
  }

  HyperscanCompiler(Hyperscan hyperscan) {
    this(hyperscan, Optional.empty());
  }

  HyperscanCompiler(Hyperscan hyperscan, MatcherCache cache) {
    this(hyperscan, Optional.of(cache));
  }

  /// An expression as Hyperscan takes it.
  ///
  /// @param number of the expression
  record Pattern(int number, String regex, int flags) {}

  /// A database and the numbers of the expressions that are not in it.
  private record Compiled(Hyperscan.Database database, List<Integer> refused) {}

  @Override
  public Prefilter compile(List<Prefilter.Expression> expressions) {
    List<Reading> readings = expressions.stream().map(Reading::of).toList();
    DistinctEnds ends = new DistinctEnds(literals(readings));
    List<Integer> always = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      boolean utf8 = expressions.get(i).utf8();
      switch (readings.get(i)) {
        case Reading.Literal(String bytes) ->
            patterns.add(new Pattern(i, ByteRegex.ofLiteral(ends.cut(bytes)), LITERAL));
        case Reading.Regex(Node node) ->
            patterns.add(new Pattern(i, ByteRegex.of(node, utf8), REGEX));
        case Reading.Always _ -> always.add(i);
      }
    }
    Optional<Compiled> compiled = patterns.isEmpty() ? Optional.empty() : database(patterns);
    return compiled
        .map(made -> prefilter(made, patterns, always))
        .orElseGet(() -> FactorPrefilter.compile(expressions));
  }

  private static List<String> literals(List<Reading> readings) {
    return readings.stream()
        .filter(Reading.Literal.class::isInstance)
        .map(reading -> ((Reading.Literal) reading).bytes())
        .toList();
  }

  private Prefilter prefilter(Compiled made, List<Pattern> patterns, List<Integer> always) {
    always.addAll(made.refused);
    int[] numbers = ints(without(patterns, made.refused).stream().map(Pattern::number).toList());
    return new HyperscanPrefilter(hyperscan, made.database, numbers, ints(always));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Pattern> without(List<Pattern> patterns, List<Integer> refused) {
    return patterns.stream().filter(pattern -> !refused.contains(pattern.number)).toList();
  }

  private Optional<Compiled> database(List<Pattern> patterns) {
    if (cache.isEmpty()) {
      return compiled(patterns);
    }
    MatcherCache kept = cache.get();
    byte[] key = MatcherCache.key(hyperscan.version(), hyperscan.platform(), patterns);
    Optional<Compiled> found = kept.read(key).flatMap(this::restored);
    if (found.isPresent()) {
      return found;
    }
    Optional<Compiled> made = compiled(patterns);
    made.map(one -> new MatcherCache.Entry(one.refused, hyperscan.serialized(one.database)))
        .ifPresent(entry -> kept.write(key, entry));
    return made;
  }

  private Optional<Compiled> restored(MatcherCache.Entry entry) {
    return switch (hyperscan.deserialized(entry.database())) {
      case Hyperscan.Compiled.Done(var database) ->
          Optional.of(new Compiled(database, entry.refused()));
      case Hyperscan.Compiled.Refused _ -> Optional.empty();
    };
  }

  /// Compiles what can be compiled; empty if that is nothing, or too little.
  private Optional<Compiled> compiled(List<Pattern> offered) {
    List<Integer> refused = new ArrayList<>();
    List<Pattern> patterns = offered;
    while (!patterns.isEmpty() && refused.size() <= MAX_REFUSED) {
      String[] texts = patterns.stream().map(Pattern::regex).toArray(String[]::new);
      int[] flags = patterns.stream().mapToInt(Pattern::flags).toArray();
      switch (hyperscan.compile(texts, flags)) {
        case Hyperscan.Compiled.Done(var database) -> {
          return Optional.of(new Compiled(database, refused));
        }
        case Hyperscan.Compiled.Refused(int place, _) -> {
          if (place < 0) {
            return Optional.empty();
          }
          refused.add(patterns.get(place).number);
          patterns = without(offered, refused);
        }
      }
    }
    return Optional.empty();
  }
}
