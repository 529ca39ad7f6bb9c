package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Loaded;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sekisho advisory list`
@Command(name = "list")
final class AdvisoryListCommand extends Subcommand {
  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryListCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Loaded loaded = advisories.load(session, Config.read(session));
    Exit exit = AdvisoryOptions.say(loaded, session);
    AdvisoryPage page = new AdvisoryPage(session.messages());
    for (Advisory advisory : loaded.advisories()) {
      session.out().write(format == AnswerForm.JSON ? page.json(advisory) : page.line(advisory));
    }
    return exit;
  }
}
