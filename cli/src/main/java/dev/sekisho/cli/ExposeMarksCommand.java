package dev.sekisho.cli;

import dev.sekisho.exposure.ExposureState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho expose marks`
@Command(name = "marks")
final class ExposeMarksCommand extends Subcommand {
  @Option(names = "--state", paramLabel = "FILE", required = true)
  private Path state = Path.of("");

  ExposeMarksCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    if (!Files.exists(state)) {
      throw new NoSuchFileException(state.toString());
    }
    try (ExposureState kept = ExposureState.open(state)) {
      for (ExposureState.Entry entry : kept.marks()) {
        session
            .out()
            .write(
                Json.line(
                    json -> {
                      Json.text(json, "advisory", entry.advisory());
                      Json.text(json, "vulnerability", entry.vulnerability());
                      Json.text(json, "host", entry.host());
                      Json.text(json, "product", entry.product());
                      Json.text(json, "mark", entry.mark().key());
                      Json.text(json, "at", entry.at());
                    }));
      }
    }
    return Exit.CLEAN;
  }
}
