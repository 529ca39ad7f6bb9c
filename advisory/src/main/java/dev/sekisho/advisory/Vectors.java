package dev.sekisho.advisory;

import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.RuleSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs an advisory's own test vectors: its indicators, and no others, over each of its files.
public final class Vectors {
  private Vectors() {}

  /// What running all test vectors of an advisory gave.
  ///
  /// @param results one of each vector that could be run, in the order of `vectors.json`
  /// @param problems what kept vectors from being run
  public record Ran(List<VectorResult> results, List<Problem> problems) {
    public Ran {
      results = List.copyOf(results);
      problems = List.copyOf(problems);
    }
  }

  /// Runs the test vectors of `advisory` as a scan at `time` would.
  ///
  /// @param prefilters makes the matchers
  /// @param limits those of the scan
  public static Ran run(
      Advisory advisory, Prefilter.Compiler prefilters, Limits limits, Instant time) {
    List<Problem> problems = new ArrayList<>();
    List<VectorResult> results = new ArrayList<>();
    Path file = advisory.vectors();
    if (file == null) {
      problems.add(Problems.noVectors(advisory));
      return new Ran(results, problems);
    }
    Catalogue catalogue = Catalogue.of(List.of(advisory), time);
    try (RuleSet rules = RuleSet.compile(catalogue.rules(), prefilters)) {
      for (Vector vector : VectorFile.read(file, problems)) {
        results.add(new VectorRun(vector, rules, limits).run(file.resolveSibling(vector.file())));
      }
    }
    return new Ran(results, problems);
  }
}
