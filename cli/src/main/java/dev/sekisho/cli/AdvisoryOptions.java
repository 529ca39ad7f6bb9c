package dev.sekisho.cli;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that say which advisories are used.
final class AdvisoryOptions {
  @Option(names = "--advisory", paramLabel = "FILE|DIR", descriptionKey = "advisory.only")
  private List<Path> only = new ArrayList<>();

  @Option(names = "--advisory-add", paramLabel = "FILE|DIR", descriptionKey = "advisory.add")
  private List<Path> added = new ArrayList<>();

  /// The advisories that were asked for, without a word about problems: those named by
  /// `--advisory`; else the bundled ones and those of the configured folders; and those added.
  Loaded load(Session session, Config config) {
    List<Path> paths = new ArrayList<>(only);
    if (only.isEmpty()) {
      paths.add(session.home().resolve("advisories"));
      paths.addAll(config.advisories());
    }
    paths.addAll(added);
    return AdvisoryLoader.load(paths);
  }

  /// Says what is wrong with what was loaded.
  ///
  /// @return {@link Exit#ERROR} if something could not be used
  static Exit say(Loaded loaded, Session session) {
    Exit exit = Exit.CLEAN;
    for (Problem problem : loaded.problems()) {
      session.warn(line(problem, session.messages()));
      if (problem.severity() == Problem.Severity.ERROR) {
        exit = Exit.ERROR;
      }
    }
    return exit;
  }

  /// A problem in one line: how grave, where, what, what to do.
  static String line(Problem problem, Messages messages) {
    String language = messages.language();
    String place = problem.place().isEmpty() ? "" : " (" + problem.place() + ")";
    String key = problem.severity() == Problem.Severity.ERROR ? "problem.error" : "problem.warning";
    String remedy = problem.remedy().in(language);
    return messages.text(key, problem.file() + place, problem.what().in(language))
        + (remedy.isEmpty() ? "" : messages.text("problem.remedy", remedy));
  }
}
