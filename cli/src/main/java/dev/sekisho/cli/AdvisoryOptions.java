package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Catalogue;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    return load(List.of(), session, config);
  }

  /// As {@link #load(Session, Config)}, with `named` as if they were named by `--advisory`.
  Loaded load(List<Path> named, Session session, Config config) {
    List<Path> paths = new ArrayList<>(only);
    paths.addAll(named);
    if (paths.isEmpty()) {
      paths.add(session.home().resolve("advisories"));
      paths.addAll(config.advisories());
    }
    paths.addAll(added);
    return AdvisoryLoader.load(paths);
  }

  /// The advisories that go by one of `ids`, all of them if there is no id; problems are said.
  ///
  /// @throws CommandFailure if no advisory goes by one of them
  Chosen choose(List<String> ids, Session session, Config config) throws CommandFailure {
    Loaded loaded = load(session, config);
    Exit exit = say(loaded, session);
    if (ids.isEmpty()) {
      return new Chosen(loaded.advisories(), exit);
    }
    Catalogue catalogue = Catalogue.of(loaded.advisories(), Instant.now());
    Set<Advisory> chosen = new LinkedHashSet<>();
    for (String id : ids) {
      List<Advisory> found = catalogue.find(id);
      if (found.isEmpty()) {
        throw new CommandFailure(session.messages().text("advisory.unknown", id));
      }
      chosen.addAll(found);
    }
    return new Chosen(List.copyOf(chosen), exit);
  }

  /// Advisories that were asked for by id.
  ///
  /// @param exit {@link Exit#ERROR} if something could not be loaded
  record Chosen(List<Advisory> advisories, Exit exit) {
    Chosen {
      advisories = List.copyOf(advisories);
    }
  }

  /// Says what is wrong with what was loaded; what is only worth knowing is left to the lint.
  ///
  /// @return {@link Exit#ERROR} if something could not be used
  static Exit say(Loaded loaded, Session session) {
    Exit exit = Exit.CLEAN;
    for (Problem problem : loaded.problems()) {
      if (problem.severity() != Problem.Severity.NOTE) {
        session.warn(line(problem, session.messages()));
      }
      exit = exit.or(exit(problem));
    }
    return exit;
  }

  /// How a run with this problem ends.
  static Exit exit(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR ? Exit.ERROR : Exit.CLEAN;
  }

  /// A problem in one line: how grave, where, what, what to do.
  static String line(Problem problem, Messages messages) {
    String language = messages.language();
    String place = problem.place().isEmpty() ? "" : " (" + problem.place() + ")";
    String remedy = problem.remedy().in(language);
    String grave = messages.text("severity." + severity(problem));
    return messages.text("problem.line", grave, problem.file() + place, problem.what().in(language))
        + (remedy.isEmpty() ? "" : messages.text("problem.remedy", remedy));
  }

  /// The word for how grave a problem is.
  static String severity(Problem problem) {
    return problem.severity().name().toLowerCase(Locale.ROOT);
  }
}
