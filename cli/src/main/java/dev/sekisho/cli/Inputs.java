package dev.sekisho.cli;

import dev.sekisho.bytes.Limits;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.Sources;
import dev.sekisho.document.Documents;
import dev.sekisho.imap.ImapAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be scanned, in the order it was given.
final class Inputs {
  private static final String STANDARD_INPUT = "-";

  private final List<String> names;
  private final InputStream in;

  private Inputs(List<String> names, InputStream in) {
    this.names = List.copyOf(names);
    this.in = in;
  }

  /// The inputs named on the command line and those of a list.
  ///
  /// @param list a file with a path a line, `-` for standard input; null for none
  /// @throws CommandFailure if there is none, or standard input is named twice
  static Inputs of(List<String> paths, @Nullable String list, Session session)
      throws IOException, CommandFailure {
    List<String> names = new ArrayList<>(paths);
    if (list != null) {
      names.addAll(read(list, session));
    }
    if (names.isEmpty()) {
      throw new CommandFailure(session.messages().text("scan.no-input"));
    }
    long standard = names.stream().filter(STANDARD_INPUT::equals).count();
    if (standard + (STANDARD_INPUT.equals(list) ? 1 : 0) > 1) {
      throw new CommandFailure(session.messages().text("scan.stdin-twice"));
    }
    return new Inputs(names, session.in());
  }

  private static List<String> read(String list, Session session) throws IOException {
    try (InputStream bytes =
            STANDARD_INPUT.equals(list) ? session.in() : Files.newInputStream(Path.of(list));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isEmpty()).toList();
    }
  }

  /// The inputs' names: paths, and `-` for standard input.
  List<String> names() {
    return names;
  }

  /// Opens one of them.
  MessageSource open(String name, Limits limits) throws IOException {
    if (ImapAddress.isAddress(name)) {
      ImapAddress.parse(name);
      throw new IOException(name + ": only scan reads from IMAP servers");
    }
    if (name.equals(STANDARD_INPUT)) {
      return Sources.open(in, name, limits);
    }
    try {
      return Sources.open(Path.of(name), limits, Documents.stores());
    } catch (InvalidPathException e) {
      throw new IOException(name + ": " + e.getReason(), e);
    }
  }

  /// How many bytes there are in all; -1 if that is not known without reading.
  long totalBytes() {
    long total = 0;
    for (String name : names) {
      try {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
          return -1;
        }
        total += Files.size(path);
      } catch (IOException | InvalidPathException e) {
        return -1;
      }
    }
    return total;
  }
}
