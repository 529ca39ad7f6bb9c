package dev.sekisho.cli;

import dev.sekisho.advisory.Loaded;
import dev.sekisho.publish.Issuer;
import dev.sekisho.publish.Publication;
import dev.sekisho.publish.SigningKey;
import dev.sekisho.publish.SiteFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory publish`
@Command(name = "publish")
final class AdvisoryPublishCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", arity = "0..*", descriptionKey = "PATH")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private Path folder = Path.of("");

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Mixin private final IssuerOptions issuers = new IssuerOptions();

  @Mixin private final KeyOptions keys = new KeyOptions();

  AdvisoryPublishCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Loaded loaded = advisories.load(paths, session, Config.read(session));
    Exit exit = AdvisoryOptions.say(loaded, session);
    if (loaded.advisories().isEmpty()) {
      throw new CommandFailure(text("publish.nothing"));
    }
    Issuer issuer = issuers.issuer(loaded.advisories(), session.messages());
    SigningKey.Usable key = keys.key(session);
    if (key != null && !key.repeatable()) {
      session.say("publish.random");
    }
    Publication publication =
        Publication.of(loaded.advisories(), issuer, key == null ? null : key.signer());
    exit = exit.or(AdvisoryOptions.say(new Loaded(List.of(), publication.problems()), session));
    try {
      SiteFolder.write(publication.files(), folder, issuer.label());
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(text("publish.in-the-way", e.getFile()));
    }
    int elsewhere = publication.elsewhere();
    int withheld = loaded.advisories().size() - publication.published().size() - elsewhere;
    if (elsewhere > 0) {
      session.say("publish.elsewhere", elsewhere, issuer.label().label());
    }
    session.say(
        "publish.summary",
        publication.published().size(),
        withheld,
        publication.files().size(),
        folder);
    return exit;
  }
}
