package dev.sekisho.cli;

import dev.sekisho.draft.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the two files of a draft into a folder.
final class DraftFiles {
  private DraftFiles() {}

  /// Writes both files, or none if one is there already: a person may have worked on it.
  ///
  /// @param name file name of the CSAF document; the bundle is `stix.json`
  /// @param force true to replace what is there
  static void write(Path folder, String name, Draft draft, boolean force, Session session)
      throws IOException {
    Path csaf = folder.resolve(name);
    Path stix = folder.resolve("stix.json");
    for (Path file : new Path[] {csaf, stix}) {
      if (!force && Files.exists(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, session.messages().text("draft.exists"));
      }
    }
    Files.createDirectories(folder);
    write(csaf, draft.csaf(), session);
    write(stix, draft.stix(), session);
  }

  private static void write(Path file, String json, Session session) throws IOException {
    try (Output output = Output.to(file, session)) {
      output.write(json.getBytes(StandardCharsets.UTF_8));
      output.finish();
    }
  }
}
