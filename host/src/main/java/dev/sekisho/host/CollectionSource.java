package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.Unread;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A host that {@link CollectionWriter} wrote: docs/formats/host-collection.md. A damaged line is
/// unread, and so is all that would come after a damaged end.
final class CollectionSource implements HostSource {
  private static final int LONGEST_LINE = 64 << 20;
  private static final int LONGEST_HEAD = 1 << 20;
  private static final Set<String> ALL =
      Set.of(
          "file",
          "directory",
          "windows-registry-key",
          "user-account",
          "software",
          HostProperties.AUTOSTART);

  /// Length of a local file header up to the name (APPNOTE 6.3.10, 4.3.7).
  private static final int LOCAL_HEADER = 30;

  private final String name;
  private final ZipFile zip;
  private final Environment environment;

  private CollectionSource(String name, ZipFile zip, Environment environment) {
    this.name = name;
    this.zip = zip;
    this.environment = environment;
  }

  /// Opens a collection; null if the file is a ZIP of another kind.
  ///
  /// @throws IOException if it is no ZIP, or a collection of another version
  static @Nullable CollectionSource open(String name, Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    ZipEntry head = zip.getEntry(CollectionWriter.HEAD);
    ZipEntry artefacts = zip.getEntry(CollectionWriter.ARTEFACTS);
    try {
      if (head == null && artefacts == null && !startsWithHead(file)) {
        zip.close();
        return null;
      }
      if (head == null || artefacts == null) {
        throw new FileSystemException(name, null, "damaged collection: an entry is not there");
      }
      return new CollectionSource(name, zip, environment(name, zip, head));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /// True if the first entry says by its own header that it is the head: a directory that was
  /// damaged does not make another ZIP of a collection, one with nothing in it.
  private static boolean startsWithHead(Path file) throws IOException {
    byte[] head = CollectionWriter.HEAD.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(LOCAL_HEADER + head.length);
      return start.length == LOCAL_HEADER + head.length
          && Arrays.equals(start, LOCAL_HEADER, start.length, head, 0, head.length);
    }
  }

  private static Environment environment(String name, ZipFile zip, ZipEntry entry)
      throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      JsonNode head = JsonMapper.shared().readTree(in.readNBytes(LONGEST_HEAD));
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new FileSystemException(name, null, "damaged collection: wrong checksum");
      }
      if (!head.path("format").asString("").equals(CollectionWriter.FORMAT)
          || head.path("version").intValue(-1) != CollectionWriter.VERSION) {
        throw new FileSystemException(name, null, "collection of another form or version");
      }
      return environment(head);
    } catch (JacksonException e) {
      throw new FileSystemException(
          name, null, "damaged collection: " + CollectionWriter.HEAD + " is not JSON");
    }
  }

  private static Environment environment(JsonNode head) {
    boolean windows = head.path("naming").asString("").equals("windows");
    Map<String, List<String>> variables = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> variable : head.path("variables").properties()) {
      List<String> folders = new ArrayList<>();
      variable.getValue().forEach(folder -> folders.add(folder.asString("")));
      variables.put(variable.getKey().toLowerCase(Locale.ROOT), folders);
    }
    return new Environment(windows ? Naming.WINDOWS : Naming.POSIX, variables);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Naming naming() {
    return environment.naming();
  }

  @Override
  public void read(HostRules asked, HostSink sink, WalkControl control) throws IOException {
    sink.environment(environment);
    CollectedArtefacts artefacts = new CollectedArtefacts(environment, asked.forms());
    long line = 0;
    ZipEntry entry = zip.getEntry(CollectionWriter.ARTEFACTS);
    CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    try (InputStream in = new BufferedInputStream(checked, 1 << 16)) {
      for (byte[] text = line(in); text.length > 0; text = line(in)) {
        line++;
        artefact(text, line, artefacts, sink, control);
      }
      if (checked.getChecksum().getValue() != entry.getCrc()) {
        sink.accept(damaged(line, "wrong checksum"));
      }
    } catch (LineFailure e) {
      sink.accept(damaged(line + 1, String.valueOf(e.getMessage())));
    }
  }

  private void artefact(
      byte[] text, long line, CollectedArtefacts artefacts, HostSink sink, WalkControl control)
      throws IOException {
    Artefact artefact;
    try {
      artefact = artefacts.of(JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      artefact = damaged(line, e.getOriginalMessage());
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      artefact = damaged(line, String.valueOf(e.getMessage()));
    }
    if (artefact instanceof Artefact.FileSeen file) {
      control.file(file.size());
    }
    sink.accept(artefact);
  }

  private Unread damaged(long line, String why) {
    Lost lost = new Lost(Cause.DAMAGED, why);
    return new Unread(name + " line " + line, lost, ALL, List.of());
  }

  /// The next line without its end; empty at the end of the input.
  private static byte[] line(InputStream in) throws LineFailure {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n' && line.size() > 0) {
          break;
        }
        if (c != '\n') {
          line.write(c);
        }
        if (line.size() > LONGEST_LINE) {
          throw new LineFailure("line longer than " + LONGEST_LINE + " bytes");
        }
      }
    } catch (LineFailure e) {
      throw e;
    } catch (IOException e) {
      throw new LineFailure(String.valueOf(e.getMessage()));
    }
    return line.toByteArray();
  }

  /// Says that the collection cannot be read on.
  private static final class LineFailure extends IOException {
    private static final long serialVersionUID = 1;

    LineFailure(String message) {
      super(message);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
