package dev.sekisho.cli;

import dev.sekisho.exposure.ExposureState;
import dev.sekisho.exposure.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho expose mark`
@Command(name = "mark")
final class ExposeMarkCommand extends Subcommand {
  @Parameters(paramLabel = "MARK", descriptionKey = "MARK")
  private String mark = "";

  @Option(names = "--state", paramLabel = "FILE", required = true)
  private Path state = Path.of("");

  @Option(names = "--advisory-id", paramLabel = "ID", required = true)
  private String advisory = "";

  @Option(names = "--host", paramLabel = "NAME", required = true)
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--product", paramLabel = "NAME")
  private @Nullable String product;

  @Option(names = "--vulnerability", paramLabel = "ID")
  private @Nullable String vulnerability;

  ExposeMarkCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Mark set = parse();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try (ExposureState kept = ExposureState.open(state)) {
      for (String host : hosts) {
        kept.mark(
            new ExposureState.Entry(
                advisory,
                vulnerability == null ? "*" : vulnerability,
                host,
                product == null ? "*" : product,
                set,
                now));
      }
    }
    return Exit.CLEAN;
  }

  private Mark parse() throws CommandFailure {
    for (Mark one : Mark.values()) {
      if (one.key().equals(mark.toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    throw new CommandFailure(text("expose.no-mark", mark));
  }
}
