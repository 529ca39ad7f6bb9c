package dev.sekisho.publish;

import dev.sekisho.csaf.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Puts hash files and a signature beside a document.
public final class SignedFiles {
  private SignedFiles() {}

  /// Writes `FILE.sha256`, `FILE.sha512` and `FILE.asc` for `file`; older ones are replaced. The
  /// signature bears the time of the document if it is a CSAF document, else `now`.
  ///
  /// @throws IOException if the file cannot be read, or a file not written
  public static void write(Path file, DocumentSigner signer, Instant now) throws IOException {
    byte[] document = Files.readAllBytes(file);
    Map<String, byte[]> files = new TreeMap<>();
    Hashes.put(file.toString(), document, files);
    files.put(file + ".asc", signer.sign(document, time(document, now)));
    for (Map.Entry<String, byte[]> made : files.entrySet()) {
      Path target = Path.of(made.getKey()).toAbsolutePath();
      Path temporary = Path.of(target + ".tmp");
      Files.write(temporary, made.getValue());
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Instant time(byte[] document, Instant now) {
    try {
      Node root = Node.root(JsonMapper.shared().readTree(document));
      String current = root.at("document").at("tracking").text("current_release_date");
      Instant instant = Document.instant(current);
      return instant.equals(Instant.EPOCH) ? now : instant;
    } catch (JacksonException _) {
      return now;
    }
  }
}
