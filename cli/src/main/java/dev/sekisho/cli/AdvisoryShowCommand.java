package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Catalogue;
import dev.sekisho.advisory.Loaded;
import java.io.IOException;
import java.time.Instant;
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
    Loaded loaded = advisories.load(session, Config.read(session));
    Exit exit = AdvisoryOptions.say(loaded, session);
    List<Advisory> found = Catalogue.of(loaded.advisories(), Instant.now()).find(id);
    if (found.isEmpty()) {
      throw new CommandFailure(text("advisory.unknown", id));
    }
    AdvisoryPage page = new AdvisoryPage(session.messages());
    for (Advisory advisory : found) {
      session.out().write(format == AnswerForm.JSON ? page.json(advisory) : page.text(advisory));
    }
    return exit;
  }
}
