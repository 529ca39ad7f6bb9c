package dev.sekisho.cli;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.draft.Draft;
import dev.sekisho.draft.Drafter;
import dev.sekisho.draft.Drafting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
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
      write(out, draft);
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

  /// Writes both files, or none if one is there already: a person may have worked on it.
  private void write(Path folder, Draft draft) throws IOException {
    Path csaf = folder.resolve("csaf.json");
    Path stix = folder.resolve("stix.json");
    for (Path file : new Path[] {csaf, stix}) {
      if (!force && Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString(), null, text("draft.exists"));
      }
    }
    Files.createDirectories(folder);
    write(csaf, draft.csaf());
    write(stix, draft.stix());
  }

  private void write(Path file, String json) throws IOException {
    try (Output output = Output.to(file, session)) {
      output.write(json.getBytes(StandardCharsets.UTF_8));
      output.finish();
    }
  }
}
