package dev.sekisho.cli;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.draft.Draft;
import dev.sekisho.draft.Drafter;
import dev.sekisho.draft.Drafting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory draft`
@Command(name = "draft")
final class AdvisoryDraftCommand extends Subcommand {
  /// So large a page is read.
  private static final long MAX_BYTES = 32L << 20;

  @Parameters(paramLabel = "PAGE", arity = "1", descriptionKey = "PAGE")
  private Path page = Path.of("");

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path out;

  @Option(names = "--force")
  private boolean force;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryDraftCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Limits limits =
        Limits.standard()
            .with(Limit.MESSAGE_BYTES, MAX_BYTES)
            .with(Limit.PARTS, 100_000)
            .with(Limit.MEMBERS, 5_000)
            .with(Limit.UNPACKED_BYTES, 4 * MAX_BYTES);
    Path name = page.getFileName();
    Drafting drafting =
        Drafter.draft(
            name == null ? "" : name.toString(), read(limits), Budget.of(limits), Instant.now());
    return switch (drafting) {
      case Drafting.Refused(var refusal) ->
          throw new CommandFailure(
              text("draft.refused", page, text("draft.refusal." + refusal.label())));
      case Drafting.Drafted(var draft) -> report(draft);
    };
  }

  private byte[] read(Limits limits) throws IOException {
    try (InputStream in = Files.newInputStream(page)) {
      return in.readNBytes((int) limits.of(Limit.MESSAGE_BYTES) + 1);
    }
  }

  private Exit report(Draft draft) throws IOException {
    if (out != null) {
      DraftFiles.write(out, "csaf.json", draft, force, session);
    }
    DraftReport report = new DraftReport(session, page.toString());
    if (format == AnswerForm.JSON) {
      report.json(draft);
    } else {
      report.text(draft);
    }
    long doubtful = draft.facts().stream().filter(fact -> !fact.sure()).count();
    session.say("draft.summary", draft.facts().size(), doubtful, draft.missing().size());
    if (!draft.complete()) {
      session.say("draft.incomplete", page);
      return Exit.INCOMPLETE;
    }
    return Exit.CLEAN;
  }
}
