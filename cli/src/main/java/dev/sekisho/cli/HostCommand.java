package dev.sekisho.cli;

import dev.sekisho.advisory.Loaded;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.host.HostMatcher;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostRules;
import dev.sekisho.host.HostSource;
import dev.sekisho.host.HostSources;
import dev.sekisho.host.HostVerdict;
import dev.sekisho.host.Naming;
import dev.sekisho.host.WalkControl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho host`
@Command(name = "host")
final class HostCommand extends Subcommand {
  @Parameters(paramLabel = "ROOT", arity = "0..*", descriptionKey = "ROOT")
  private List<String> roots = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private HostFormat format = HostFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private @Nullable Path output;

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(names = "--limit", paramLabel = "NAME=VALUE")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Option(names = "--engine", paramLabel = "auto|native|java")
  private Engine engine = Engine.AUTO;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = "--color", paramLabel = "auto|always|never")
  private ScanCommand.Colour colour = ScanCommand.Colour.AUTO;

  HostCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    if (roots.isEmpty()) {
      throw new CommandFailure(text("host.no-input"));
    }
    Config config = Config.read(session);
    Limits limit = LimitOption.set(config.limits(), limits, session.messages());
    Loaded loaded = advisories.load(session, config);
    Exit exit = AdvisoryOptions.say(loaded, session);
    try (Rules rules = new Rules(loaded, engine.cachedCompiler(session));
        Output out = Output.to(output, session)) {
      if (rules.of(Naming.WINDOWS).catalogue().rules().isEmpty()) {
        throw new CommandFailure(text("host.no-rules"));
      }
      for (String root : roots) {
        exit = exit.or(scan(root, rules, limit, out));
      }
      out.finish();
    }
    return exit;
  }

  private Exit scan(String root, Rules rules, Limits limit, Output out) throws Output.Failure {
    try (HostSource source = HostSources.open(root, limit)) {
      HostRules asked = rules.of(source.naming());
      HostMatcher matcher = new HostMatcher(asked, limit, rules.time(), WalkControl.NONE);
      source.read(asked, matcher, WalkControl.NONE);
      HostResult result = matcher.result(source.name());
      out.write(report(asked).of(result));
      return exit(result);
    } catch (Output.Failure failure) {
      throw failure;
    } catch (IOException failure) {
      session.warn(Failures.describe(failure, session.messages()));
      return Exit.ERROR;
    }
  }

  private static Exit exit(HostResult result) {
    if (result.verdict() == HostVerdict.INFECTED) {
      return Exit.SIGHTING;
    }
    return result.incomplete().isEmpty() ? Exit.CLEAN : Exit.INCOMPLETE;
  }

  private HostReport report(HostRules rules) {
    Findings findings = new Findings(rules.catalogue());
    return switch (format) {
      case TEXT ->
          new HostText(
              session.messages(),
              colour.style(output == null && session.outIsTerminal()),
              findings,
              !quiet);
      case JSON -> new HostJson(session.messages().language(), findings);
    };
  }

  /// The rules, compiled when first needed: hosts of each naming have their own.
  private static final class Rules implements AutoCloseable {
    private final Loaded loaded;
    private final Prefilter.Compiler compiler;
    private final Instant time = Instant.now();
    private final Map<Naming, HostRules> compiled = new EnumMap<>(Naming.class);

    Rules(Loaded loaded, Prefilter.Compiler compiler) {
      this.loaded = loaded;
      this.compiler = compiler;
    }

    Instant time() {
      return time;
    }

    HostRules of(Naming naming) {
      return compiled.computeIfAbsent(
          naming, n -> HostRules.of(loaded.advisories(), time, n, compiler));
    }

    @Override
    public void close() {
      compiled.values().forEach(HostRules::close);
    }
  }
}
