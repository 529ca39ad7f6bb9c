package dev.sekisho.cli;

import dev.sekisho.advisory.Loaded;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.host.Checkpoint;
import dev.sekisho.host.HostExtras;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostRules;
import dev.sekisho.host.HostScan;
import dev.sekisho.host.HostSource;
import dev.sekisho.host.HostSources;
import dev.sekisho.host.HostVerdict;
import dev.sekisho.host.Naming;
import dev.sekisho.host.Pace;
import dev.sekisho.host.RunningWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho host`
@Command(name = "host")
final class HostCommand extends Subcommand {
  private static final long CHECKPOINT_NANOS = 5_000_000_000L;

  @Parameters(paramLabel = "ROOT", arity = "0..*", descriptionKey = "ROOT")
  private List<String> roots = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|stix")
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

  @Option(names = "--collect", paramLabel = "FILE")
  private @Nullable Path collect;

  @Option(names = "--resume", paramLabel = "FILE")
  private @Nullable Path resume;

  @Option(names = "--members")
  private boolean members;

  @Option(names = "--deleted")
  private boolean deleted;

  @Option(names = "--nice")
  private boolean nice;

  @Option(names = "--io-rate", paramLabel = "MB")
  private long ioRate;

  @Option(names = "--no-progress")
  private boolean noProgress;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = "--color", paramLabel = "auto|always|never")
  private ScanCommand.Colour colour = ScanCommand.Colour.AUTO;

  private final StixReport stix = new StixReport(Instant.now());

  HostCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    if (roots.isEmpty()) {
      RunningWindows.drive().ifPresent(roots::add);
    }
    if (roots.isEmpty()) {
      throw new CommandFailure(text("host.no-input"));
    }
    if ((collect != null || resume != null) && roots.size() > 1) {
      throw new CommandFailure(text("host.one-root"));
    }
    if (collect != null && resume != null) {
      throw new CommandFailure(text("host.collect-or-resume"));
    }
    if (ioRate < 0) {
      throw new CommandFailure(text("host.io-rate", ioRate));
    }
    Config config = Config.read(session);
    Limits limit = LimitOption.set(config.limits(), limits, session.messages());
    Loaded loaded = advisories.load(session, config);
    Exit exit = AdvisoryOptions.say(loaded, session);
    try (Rules rules =
            new Rules(loaded, new HostExtras(members, deleted), engine.cachedCompiler(session));
        Output out = Output.to(output, session);
        Progress progress = progress()) {
      if (rules.of(Naming.WINDOWS).catalogue().rules().isEmpty()) {
        throw new CommandFailure(text("host.no-rules"));
      }
      HostControl control = new HostControl(progress, pace());
      out.write(report(rules.of(Naming.WINDOWS)).start());
      for (String root : roots) {
        exit = exit.or(scan(root, rules, limit, out, control));
      }
      out.write(report(rules.of(Naming.WINDOWS)).end());
      out.finish();
    }
    return exit;
  }

  private Exit scan(String root, Rules rules, Limits limit, Output out, HostControl control)
      throws Output.Failure {
    try (HostSource source = HostSources.open(root, limit)) {
      HostRules asked = rules.of(source.naming());
      HostResult result = scan(source, asked, limit, rules.time(), control);
      out.write(report(asked).of(result));
      return exit(result);
    } catch (Output.Failure failure) {
      throw failure;
    } catch (IOException failure) {
      session.warn(Failures.describe(failure, session.messages()));
      return Exit.ERROR;
    }
  }

  private HostResult scan(
      HostSource source, HostRules asked, Limits limit, Instant time, HostControl control)
      throws IOException {
    Checkpoint checkpoint =
        resume == null ? null : Checkpoint.in(resume, CHECKPOINT_NANOS, System::nanoTime);
    if (collect == null) {
      return new HostScan(source, asked, limit, time, control, null, checkpoint).run();
    }
    try (Output file = Output.to(collect, session)) {
      HostResult result =
          new HostScan(source, asked, limit, time, control, file.stream(), checkpoint).run();
      file.finish();
      return result;
    }
  }

  private Pace pace() {
    return new Pace(nice, ioRate * 1_000_000, System::nanoTime, HostCommand::sleep);
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Progress progress() {
    boolean free = output != null || !session.outIsTerminal();
    boolean wanted = !quiet && !noProgress && session.errIsTerminal() && free;
    return wanted ? Progress.ofFiles(session.err()) : Progress.none();
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
      case STIX -> new HostStix(stix, findings);
    };
  }

  /// The rules, compiled when first needed: hosts of each naming have their own.
  private static final class Rules implements AutoCloseable {
    private final Loaded loaded;
    private final HostExtras extras;
    private final Prefilter.Compiler compiler;
    private final Instant time = Instant.now();
    private final Map<Naming, HostRules> compiled = new EnumMap<>(Naming.class);

    Rules(Loaded loaded, HostExtras extras, Prefilter.Compiler compiler) {
      this.loaded = loaded;
      this.extras = extras;
      this.compiler = compiler;
    }

    Instant time() {
      return time;
    }

    HostRules of(Naming naming) {
      return compiled.computeIfAbsent(
          naming, n -> HostRules.of(loaded.advisories(), time, n, extras, compiler));
    }

    @Override
    public void close() {
      compiled.values().forEach(HostRules::close);
    }
  }
}
