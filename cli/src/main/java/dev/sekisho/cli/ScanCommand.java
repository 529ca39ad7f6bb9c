package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.scan.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho scan`
@Command(name = "scan")
final class ScanCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", arity = "0..*", descriptionKey = "PATH")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--files-from", paramLabel = "LIST")
  private @Nullable String list;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv|stix")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private @Nullable Path output;

  @Option(names = "--copy-to", paramLabel = "DIR")
  private @Nullable Path copies;

  @Mixin private final Servers servers = new Servers();

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(names = "--resume", paramLabel = "FILE")
  private @Nullable Path resume;

  @Option(names = "--suppress", paramLabel = "FILE")
  private @Nullable Path suppress;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--limit", paramLabel = "NAME=VALUE")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Mixin private final ToolOptions tools = new ToolOptions();

  @Option(names = "--engine", paramLabel = "auto|native|java")
  private Engine engine = Engine.AUTO;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = "--no-progress")
  private boolean noProgress;

  @Option(names = "--color", paramLabel = "auto|always|never")
  private Colour colour = Colour.AUTO;

  ScanCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Config config = Config.read(session);
    Limits limit = LimitOption.set(config.limits(), limits, session.messages());
    if (jobs < 1) {
      throw new CommandFailure(text("scan.jobs", jobs));
    }
    Inputs inputs = Inputs.of(paths, list, session);
    servers.prepare(inputs, session);
    Suppressions suppressions =
        suppress == null ? Suppressions.none() : Suppressions.read(suppress);
    Copies copyTo = copies == null ? null : Copies.into(copies);
    Loaded loaded = advisories.load(session, config);
    Exit exit = AdvisoryOptions.say(loaded, session);
    Catalogue catalogue = Catalogue.of(loaded.advisories(), Instant.now());
    if (catalogue.rules().isEmpty()) {
      throw new CommandFailure(text("scan.no-rules"));
    }
    Reporter reporter = new Reporter(catalogue, suppressions, report(), copyTo);
    List<Rule> rules = rules(catalogue, suppressions);
    Tools using = tools.tools(config, session);
    String digest =
        resume == null ? "" : RunDigest.of(catalogue, rules, limit, using, suppressions);
    Summary summary = scan(inputs, limit, using, reporter, rules, digest);
    if (!quiet) {
      summary.print(session);
    }
    return exit.or(summary.exit());
  }

  private Summary scan(
      Inputs inputs, Limits limit, Tools using, Reporter reporter, List<Rule> rules, String digest)
      throws IOException, CommandFailure {
    try (Resume state = resume == null ? null : Resume.from(resume, digest, session);
        Output out = Output.to(output, session);
        RuleSet compiled = RuleSet.compile(rules, engine.cachedCompiler(session));
        Progress progress = progress(inputs)) {
      ScanRun run =
          new ScanRun(
              compiled, limit, using, jobs, reporter, out, progress, state, servers, session);
      Summary summary = run.over(inputs);
      out.finish();
      if (state != null) {
        state.end();
      }
      return summary;
    }
  }

  /// The rules to run; a suppressed one only hints, so that it holds no message up.
  private static List<Rule> rules(Catalogue catalogue, Suppressions suppressions) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : catalogue.rules()) {
      boolean suppressed = suppressions.has(catalogue.entry(rules.size()));
      rules.add(suppressed ? new Rule(rule.id(), rule.pattern(), true) : rule);
    }
    return rules;
  }

  private Report report() {
    String language = session.messages().language();
    return switch (format) {
      case TEXT ->
          new TextReport(
              session.messages(), colour.style(output == null && session.outIsTerminal()), !quiet);
      case JSON -> new JsonReport(language);
      case CSV -> new CsvReport(language);
      case STIX -> new StixReport(Instant.now());
    };
  }

  private Progress progress(Inputs inputs) {
    boolean free = output != null || !session.outIsTerminal();
    boolean wanted = !quiet && !noProgress && session.errIsTerminal() && free;
    return wanted ? Progress.on(session.err(), inputs.totalBytes()) : Progress.none();
  }

  /// When to use colours.
  enum Colour {
    /// On a terminal.
    AUTO,
    /// Always.
    ALWAYS,
    /// Never.
    NEVER;

    Style style(boolean terminal) {
      return this == ALWAYS || (this == AUTO && terminal) ? Style.COLOUR : Style.PLAIN;
    }
  }
}
