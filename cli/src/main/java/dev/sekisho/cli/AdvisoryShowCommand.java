package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory show`
@Command(name = "show")
final class AdvisoryShowCommand extends Subcommand {
  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String id = "";

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryShowCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    AdvisoryOptions.Chosen chosen = advisories.choose(List.of(id), session, Config.read(session));
    AdvisoryPage page = new AdvisoryPage(session.messages());
    for (Advisory advisory : chosen.advisories()) {
      session.out().write(format == AnswerForm.JSON ? page.json(advisory) : page.text(advisory));
    }
    return chosen.exit();
  }
}
