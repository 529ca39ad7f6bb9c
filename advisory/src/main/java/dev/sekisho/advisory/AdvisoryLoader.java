package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return new Loaded(List.copyOf(advisories.values()), problems);
  }
}
