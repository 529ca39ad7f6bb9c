package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Loads advisories from folders and files.
///
/// A file is a CSAF 2.0 document or a STIX 2.1 bundle, told apart by what is in it. A folder is
/// searched through; files in one folder that refer to each other make one advisory
/// (docs/formats/advisory-folder.md).
public final class AdvisoryLoader {
  private AdvisoryLoader() {}

  /// Loads all that `paths` hold. Whatever is broken is a problem, and the rest is loaded.
  public static Loaded load(List<Path> paths) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Advisory> advisories = new LinkedHashMap<>();
    for (AdvisoryFolder folder : AdvisoryFolder.find(paths, problems)) {
      for (Advisory advisory : new Assembly(folder, problems).advisories()) {
        Advisory first = advisories.putIfAbsent(advisory.id(), advisory);
        if (first != null) {
          problems.add(Problems.duplicate(advisory, first));
        }
      }
    }
    notRun(advisories.values(), problems);
    return new Loaded(List.copyOf(advisories.values()), problems);
  }

  /// One warning for all indicators in languages that are not run.
  private static void notRun(Collection<Advisory> advisories, List<Problem> problems) {
    Map<String, Integer> counts = new TreeMap<>();
    Path first = null;
    for (Advisory advisory : advisories) {
      for (Indicator indicator : advisory.indicators()) {
        if (!indicator.patternType().equals(IndicatorReader.STIX)) {
          counts.merge(indicator.patternType(), 1, Integer::sum);
          first = first == null ? advisory.origin() : first;
        }
      }
    }
    if (first != null) {
      problems.add(Problems.notRun(first, counts));
    }
  }
}
