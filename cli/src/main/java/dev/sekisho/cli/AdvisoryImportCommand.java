package dev.sekisho.cli;

import dev.sekisho.exchange.Imported;
import dev.sekisho.exchange.ImportedBundle;
import dev.sekisho.exchange.IndicatorList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory import`
@Command(name = "import")
final class AdvisoryImportCommand extends Subcommand {
  /// So large a list is read.
  private static final int MAX_BYTES = 64 << 20;

  @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--valid-from", paramLabel = "TIME")
  private @Nullable Instant validFrom;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private @Nullable Path output;

  AdvisoryImportCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Exit exit = Exit.CLEAN;
    Map<String, Imported> lists = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        Imported list = IndicatorList.read(text(file));
        say(file, list);
        exit = exit.or(list.unread().isEmpty() ? Exit.CLEAN : Exit.ERROR);
        lists.put(name(file, lists.keySet()), list);
      } catch (IOException failure) {
        session.warn(Failures.describe(failure, session.messages()));
        exit = Exit.ERROR;
      }
    }
    Set<String> patterns = new HashSet<>();
    lists.values().forEach(list -> list.rows().forEach(row -> patterns.add(row.pattern())));
    long rows = lists.values().stream().mapToLong(list -> list.rows().size()).sum();
    if (patterns.isEmpty()) {
      throw new CommandFailure(text("import.nothing"));
    }
    Instant time = validFrom == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : validFrom;
    try (Output to = Output.to(output, session)) {
      to.write(ImportedBundle.write(lists, time));
      to.finish();
    }
    session.say("import.summary", patterns.size(), rows);
    return exit;
  }

  private void say(Path file, Imported list) {
    for (Imported.Refanged one : list.refanged()) {
      session.say("import.refanged", file, one.place(), one.from());
    }
    for (Imported.Unread one : list.unread()) {
      session.say(
          one.type().isEmpty() ? "import.unread" : "import.unread-type",
          file,
          one.place(),
          one.value(),
          one.type());
    }
    if (list.passed() > 0) {
      session.say("import.passed", file, list.passed());
    }
  }

  /// The file's name; of a second one of that name, its path.
  private static String name(Path file, Set<String> taken) {
    String name = String.valueOf(file.getFileName());
    return taken.contains(name) ? file.toString() : name;
  }

  private String text(Path file) throws IOException, CommandFailure {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new CommandFailure(text("import.large", file, MAX_BYTES >> 20));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new CommandFailure(text("import.encoding", file));
    }
  }
}
