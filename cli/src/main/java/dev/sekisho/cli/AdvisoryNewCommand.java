package dev.sekisho.cli;

import dev.sekisho.draft.Draft;
import dev.sekisho.draft.Known;
import dev.sekisho.draft.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho advisory new`
@Command(name = "new")
final class AdvisoryNewCommand extends Subcommand {
  private static final List<String> LABELS = List.of("WHITE", "GREEN", "AMBER", "RED");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private Path out = Path.of("");

  @Option(names = "--id", paramLabel = "ID")
  private String id = "";

  @Option(names = "--title", paramLabel = "TEXT")
  private String title = "";

  @Option(names = "--language", paramLabel = "en|ja")
  private @Nullable Language language;

  @Option(names = "--publisher-name", paramLabel = "NAME")
  private String publisher = "";

  @Option(names = "--publisher-namespace", paramLabel = "URL")
  private String namespace = "";

  @Option(names = "--tlp", paramLabel = "LABEL")
  private String tlp = "";

  @Option(names = "--released", paramLabel = "TIME")
  private @Nullable Instant released;

  @Option(names = "--at", paramLabel = "TIME")
  private @Nullable Instant time;

  @Option(names = "--force")
  private boolean force;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryNewCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Known known = known();
    Instant now = (time == null ? Instant.now() : time).truncatedTo(ChronoUnit.MILLIS);
    Draft draft = Template.begin(known, now);
    String name = Template.fileName(known);
    DraftFiles.write(out, name, draft, force, session);
    DraftReport report = new DraftReport(session, out.resolve(name).toString());
    if (format == AnswerForm.JSON) {
      report.json(draft);
    } else {
      report.text(draft);
    }
    session.say("new.summary", out.resolve(name), out.resolve("stix.json"), draft.missing().size());
    return Exit.CLEAN;
  }

  private Known known() throws CommandFailure {
    String written = language == null ? session.messages().language() : language.name();
    return new Known(
        id.strip(),
        title.strip(),
        written.equals("ja"),
        publisher.strip(),
        namespace(),
        label(),
        released == null ? "" : TIME.format(released.atOffset(ZoneOffset.UTC)));
  }

  private String namespace() throws CommandFailure {
    try {
      if (namespace.isEmpty() || URI.create(namespace).isAbsolute()) {
        return namespace;
      }
    } catch (IllegalArgumentException _) {
      // said below, as what is no address in full
    }
    throw new CommandFailure(text("new.namespace", namespace));
  }

  /// A label that CSAF 2.0 can say; CLEAR is its WHITE.
  private String label() throws CommandFailure {
    String label = tlp.toUpperCase(Locale.ROOT).replaceFirst("^TLP:", "");
    label = label.equals("CLEAR") ? "WHITE" : label;
    if (!label.isEmpty() && !LABELS.contains(label)) {
      throw new CommandFailure(text("new.tlp", tlp, String.join(", ", LABELS)));
    }
    return label;
  }
}
