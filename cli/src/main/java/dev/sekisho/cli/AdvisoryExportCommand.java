package dev.sekisho.cli;

import dev.sekisho.advisory.Tlp;
import dev.sekisho.exchange.Export;
import dev.sekisho.exchange.Outcome;
import dev.sekisho.exchange.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory export`
@Command(name = "export")
final class AdvisoryExportCommand extends Subcommand {
  @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "ID")
  private List<String> ids = new ArrayList<>();

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(names = "--to", required = true, paramLabel = "TARGET")
  private Export.@Nullable To to;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private @Nullable Path out;

  @Option(names = "--weak")
  private boolean weak;

  @Option(names = "--at", paramLabel = "TIME")
  private @Nullable Instant time;

  @Option(names = "--tlp", paramLabel = "LABEL")
  private @Nullable String tlp;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  AdvisoryExportCommand(Session session) {
    super(session);
  }

  private static String label(Export.To to) {
    return to.name().toLowerCase(Locale.ROOT);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Export.To target = Objects.requireNonNull(to, "a required option");
    Path folder = Objects.requireNonNull(out, "a required option");
    Export.Choice choice =
        new Export.Choice(
            weak, time == null ? Instant.now() : time, tlp == null ? Tlp.RED : most(tlp));
    AdvisoryOptions.Chosen chosen = advisories.choose(ids, session, Config.read(session));
    Export export = Export.of(chosen.advisories(), target, choice);
    ExportFolder.write(folder, label(target), export, session.messages());
    for (Outcome outcome : export.outcomes()) {
      print(outcome, label(target));
    }
    long rules = export.outcomes().stream().filter(one -> !one.files().isEmpty()).count();
    String label =
        export.tlp() == Tlp.UNLABELED ? text("export.no-tlp") : "TLP:" + export.tlp().label();
    session.say("export.summary", rules, export.outcomes().size() - rules, folder, label);
    return chosen.exit();
  }

  /// The level of a label; one that TLP does not know is refused, since it says no limit.
  private Tlp most(String label) throws CommandFailure {
    return Tlp.named(label).orElseThrow(() -> new CommandFailure(text("export.tlp", label)));
  }

  private void print(Outcome outcome, String target) {
    String language = session.messages().language();
    if (format == AnswerForm.JSON) {
      session.out().writeBytes(ExportFolder.line(outcome, target, language));
    } else if (!outcome.reasons().isEmpty()) {
      session.warn(
          text(
              "export.line",
              outcome.indicator(),
              text("export.status-" + outcome.status().label()),
              reasons(outcome, language)));
    }
  }

  private static String reasons(Outcome outcome, String language) {
    return outcome.reasons().stream()
        .map(Reason::text)
        .map(text -> text.in(language))
        .collect(Collectors.joining("; "));
  }
}
