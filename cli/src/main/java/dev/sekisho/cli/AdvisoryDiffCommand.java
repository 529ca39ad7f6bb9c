package dev.sekisho.cli;

import dev.sekisho.advisory.AdvisoryDiff;
import dev.sekisho.advisory.Change;
import dev.sekisho.advisory.Problem;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory diff`
@Command(name = "diff")
final class AdvisoryDiffCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "OLD", descriptionKey = "OLD")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "NEW")
  private Path now = Path.of("");

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryDiffCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws CommandFailure {
    AdvisoryDiff.Found found = AdvisoryDiff.compare(old, now);
    for (Problem problem : found.problems()) {
      session.warn(AdvisoryOptions.line(problem, session.messages()));
    }
    DiffReport report = new DiffReport(session.messages());
    for (Change change : found.changes()) {
      if (format == AnswerForm.JSON) {
        session.out().writeBytes(DiffReport.json(change));
      } else {
        session.out().println(report.text(change));
      }
    }
    if (!found.problems().isEmpty()) {
      session.say("diff.not-whole");
      return Exit.ERROR;
    }
    session.say("diff.summary", found.changes().size());
    return Exit.CLEAN;
  }
}
