package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Lint;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory lint`
@Command(name = "lint")
final class AdvisoryLintCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", arity = "0..*", descriptionKey = "PATH")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryLintCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Loaded loaded = advisories.load(paths, session, Config.read(session));
    List<Problem> problems = new ArrayList<>(loaded.problems());
    for (Advisory advisory : loaded.advisories()) {
      problems.addAll(Lint.check(advisory));
    }
    Exit exit = Exit.CLEAN;
    for (Problem problem : problems) {
      print(problem);
      exit = exit.or(AdvisoryOptions.exit(problem));
    }
    session.say("lint.summary", loaded.advisories().size(), problems.size());
    return exit;
  }

  private void print(Problem problem) throws IOException {
    if (format == AnswerForm.TEXT) {
      session.out().println(Printable.of(AdvisoryOptions.line(problem, session.messages())));
      return;
    }
    String language = session.messages().language();
    session
        .out()
        .write(
            Json.line(
                json -> {
                  json.writeStringProperty("severity", AdvisoryOptions.severity(problem));
                  Json.text(json, "file", problem.file().toString());
                  Json.text(json, "place", problem.place());
                  Json.text(json, "what", problem.what().in(language));
                  Json.text(json, "remedy", problem.remedy().in(language));
                }));
  }
}
