package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import dev.sekisho.exposure.Asset;
import dev.sekisho.exposure.AssetMatcher;
import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.ExposureState;
import dev.sekisho.exposure.Inventory;
import dev.sekisho.exposure.InventoryFormat;
import dev.sekisho.exposure.InventoryReader;
import dev.sekisho.exposure.Mark;
import dev.sekisho.exposure.Statements;
import dev.sekisho.exposure.Status;
import dev.sekisho.exposure.Tracked;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sekisho expose`
@Command(name = "expose")
final class ExposeCommand extends Subcommand {
  @Option(names = "--inventory", paramLabel = "FILE", arity = "1..*")
  private List<Path> inventories = new ArrayList<>();

  @Option(names = "--inventory-format", paramLabel = "csv|osquery|cyclonedx|spdx|dpkg|rpm")
  private @Nullable InventoryFormat form;

  @Option(names = "--inventory-encoding", paramLabel = "NAME")
  private Charset charset = StandardCharsets.UTF_8;

  @Option(names = "--host", paramLabel = "NAME")
  private String host = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv|html")
  private ExposureFormat format = ExposureFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private @Nullable Path output;

  @Option(names = "--by", paramLabel = "host|advisory")
  private By by = By.HOST;

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(names = "--state", paramLabel = "FILE")
  private @Nullable Path state;

  @Option(names = "--new-only")
  private boolean newOnly;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = "--color", paramLabel = "auto|always|never")
  private ScanCommand.Colour colour = ScanCommand.Colour.AUTO;

  ExposeCommand(Session session) {
    super(session);
  }

  /// The command with its own commands.
  static CommandLine commandLine(Session session) {
    return new CommandLine(new ExposeCommand(session))
        .addSubcommand("mark", new ExposeMarkCommand(session))
        .addSubcommand("marks", new ExposeMarksCommand(session));
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    if (inventories.isEmpty()) {
      throw new CommandFailure(text("expose.no-inventory"));
    }
    if (newOnly && state == null) {
      throw new CommandFailure(text("expose.new-without-state"));
    }
    List<Problem> problems = new ArrayList<>();
    Loaded loaded = advisories.load(session, Config.read(session));
    problems.addAll(loaded.problems());
    List<AssetMatcher> matchers = matchers(loaded, problems);
    if (matchers.isEmpty()) {
      AdvisoryOptions.say(new Loaded(List.of(), problems), session);
      throw new CommandFailure(text("expose.no-advisory"));
    }
    Inventory inventory = new InventoryReader(form, charset, host).read(inventories);
    problems.addAll(inventory.problems());
    Exit exit = AdvisoryOptions.say(new Loaded(List.of(), problems), session);
    return exit.or(report(exposures(matchers, inventory)));
  }

  private static List<AssetMatcher> matchers(Loaded loaded, List<Problem> problems) {
    List<AssetMatcher> matchers = new ArrayList<>();
    for (Advisory advisory : loaded.advisories()) {
      Statements.of(advisory, problems).map(AssetMatcher::new).ifPresent(matchers::add);
    }
    return matchers;
  }

  private static List<Exposure> exposures(List<AssetMatcher> matchers, Inventory inventory) {
    List<Exposure> exposures = new ArrayList<>();
    for (Asset asset : inventory.assets()) {
      exposures.addAll(AssetMatcher.exposures(asset, matchers));
    }
    return exposures;
  }

  private Exit report(List<Exposure> exposures) throws IOException {
    if (state == null) {
      List<Tracked> all = new ArrayList<>();
      exposures.forEach(one -> all.add(new Tracked(one, Mark.NOT_REMEDIATED, true)));
      return write(all);
    }
    try (ExposureState kept = ExposureState.open(state)) {
      List<Tracked> all = new ArrayList<>();
      for (Exposure exposure : exposures) {
        all.add(kept.track(exposure));
      }
      List<Tracked> shown = newOnly ? all.stream().filter(Tracked::unseen).toList() : all;
      Exit exit = write(shown);
      kept.reported(shown, Instant.now());
      return exit;
    }
  }

  private Exit write(List<Tracked> shown) throws IOException {
    try (Output out = Output.to(output, session)) {
      out.write(report().of(shown));
      out.finish();
    }
    Exit exit = Exit.CLEAN;
    for (Tracked one : shown) {
      exit = exit.or(exit(one));
    }
    if (!quiet) {
      summary(shown);
    }
    return exit;
  }

  private static Exit exit(Tracked one) {
    Status status = one.exposure().status();
    if (one.mark() == Mark.DONE || !status.open()) {
      return Exit.CLEAN;
    }
    return status == Status.AFFECTED ? Exit.SIGHTING : Exit.INCOMPLETE;
  }

  private void summary(List<Tracked> shown) {
    session.say(
        "expose.summary",
        shown.stream().map(one -> one.exposure().host()).distinct().count(),
        count(shown, Status.AFFECTED),
        count(shown, Status.UNKNOWN) + count(shown, Status.UNDER_INVESTIGATION),
        count(shown, Status.FIXED) + count(shown, Status.MITIGATED),
        count(shown, Status.PROTECTED) + count(shown, Status.NOT_AFFECTED),
        shown.stream().filter(one -> one.mark() == Mark.DONE).count());
  }

  private static long count(List<Tracked> shown, Status status) {
    return shown.stream().filter(one -> one.exposure().status() == status).count();
  }

  private ExposureReport report() {
    String language = session.messages().language();
    return switch (format) {
      case TEXT ->
          new ExposureText(
              session.messages(),
              colour.style(output == null && session.outIsTerminal()),
              by == By.ADVISORY,
              quiet);
      case JSON -> new ExposureJson(language);
      case CSV -> new ExposureCsv(language);
      case HTML -> new ExposurePage(session.messages());
    };
  }

  /// What exposures are listed under.
  enum By {
    /// Their hosts.
    HOST,
    /// Their advisories.
    ADVISORY
  }
}
