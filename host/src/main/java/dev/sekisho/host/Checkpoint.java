package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.engine.Rule;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How far a scan of a host came, in a file: docs/formats/host-resume.md. What was found is kept as
/// the names of the artefacts, which are looked at again; the registry is always read again.
///
/// Used by one thread.
public final class Checkpoint {
  private static final String FORMAT = "sekisho-host-resume";
  private static final int VERSION = 1;
  private static final int MOST_KEPT = 10_000;

  private final Path file;
  private final long everyNanos;
  private final LongSupplier clock;
  private final List<String> earlier = new ArrayList<>();
  private final List<Unread> earlierUnread = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final List<Unread> keptUnread = new ArrayList<>();
  private @Nullable Position start;
  private String root = "";
  private String rules = "";
  private long savedAt;

  private Checkpoint(Path file, long everyNanos, LongSupplier clock) {
    this.file = file;
    this.everyNanos = everyNanos;
    this.clock = clock;
    this.savedAt = clock.getAsLong();
  }

  /// A checkpoint in a file; where that is there, the scan goes on where it ended.
  ///
  /// @param everyNanos how often it is written, in nanoseconds of `clock`
  public static Checkpoint in(Path file, long everyNanos, LongSupplier clock) {
    return new Checkpoint(file, everyNanos, clock);
  }

  /// Starts a scan.
  ///
  /// @throws IOException if the file is damaged, or of another host or other indicators
  void start(HostSource source, HostRules asked) throws IOException {
    root = source.name();
    rules = fingerprint(asked);
    if (!Files.exists(file)) {
      return;
    }
    JsonNode state;
    try {
      state = JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw failure("not a checkpoint: " + e.getOriginalMessage());
    }
    if (!state.path("format").asString("").equals(FORMAT)
        || state.path("version").intValue(0) != VERSION) {
      throw failure("not a checkpoint of this version");
    }
    if (!state.path("root").asString("").equals(root)) {
      throw failure("it is of another host: " + state.path("root").asString(""));
    }
    if (!state.path("rules").asString("").equals(rules)) {
      throw failure("it is of other indicators; remove it to start anew");
    }
    List<String> names = new ArrayList<>();
    state.path("names").forEach(name -> names.add(name.asString("")));
    start = new Position(state.path("volume").intValue(0), names);
    state.path("kept").forEach(name -> earlier.add(name.asString("")));
    state.path("unread").forEach(one -> earlierUnread.add(unread(one)));
    kept.addAll(earlier);
    keptUnread.addAll(earlierUnread);
  }

  private FileSystemException failure(String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  private static Unread unread(JsonNode one) {
    Cause cause = Cause.IO;
    for (Cause known : Cause.values()) {
      cause = known.key().equals(one.path("cause").asString("")) ? known : cause;
    }
    Lost lost = new Lost(cause, one.path("detail").asString(""));
    return Unread.file(one.path("name").asString(""), lost);
  }

  private static String fingerprint(HostRules asked) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Rule rule : asked.catalogue().rules()) {
        digest.update(rule.toString().getBytes(StandardCharsets.UTF_8));
      }
      digest.update(asked.extras().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Names of files and folders of the earlier scan that some indicator met or could meet.
  List<String> earlier() {
    return List.copyOf(earlier);
  }

  /// What the earlier scan could not read.
  List<Unread> earlierUnread() {
    return List.copyOf(earlierUnread);
  }

  /// Keeps an artefact that some indicator met or could meet.
  void keep(Artefact artefact) {
    switch (artefact) {
      case Artefact.FileSeen file -> kept.add(file.name());
      case Artefact.FolderSeen folder -> kept.add(folder.name());
      case Unread unread -> {
        if (unread.types().equals(Unread.FILES)) {
          keptUnread.add(unread);
        }
      }
      case Artefact.KeySeen _, Artefact.AccountSeen _, Artefact.SoftwareSeen _ -> {}
      case Artefact.AutostartSeen _, Artefact.MemberSeen _, Artefact.DeletedSeen _ -> {}
    }
  }

  /// The walk comes to a folder.
  ///
  /// @return what of it is to be walked
  /// @throws IOException if the file cannot be written
  Position.Part enter(Position folder) throws IOException {
    Position.Part part = start == null ? Position.Part.NEW : start.part(folder);
    boolean room = kept.size() + keptUnread.size() <= MOST_KEPT;
    if (part == Position.Part.NEW && room && clock.getAsLong() - savedAt >= everyNanos) {
      save(folder);
      savedAt = clock.getAsLong();
    }
    return part;
  }

  private void save(Position at) throws IOException {
    ObjectNode state = JsonMapper.shared().createObjectNode();
    state.put("format", FORMAT).put("version", VERSION).put("root", root).put("rules", rules);
    state.put("volume", at.volume());
    ArrayNode names = state.putArray("names");
    at.names().forEach(names::add);
    ArrayNode artefacts = state.putArray("kept");
    kept.forEach(artefacts::add);
    ArrayNode unread = state.putArray("unread");
    for (Unread one : keptUnread) {
      ObjectNode entry = unread.addObject().put("name", one.name());
      entry.put("cause", one.lost().cause().key()).put("detail", one.lost().detail());
    }
    Path made = Path.of(file + ".tmp");
    Files.write(made, JsonMapper.shared().writeValueAsBytes(state));
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The scan came to its end: the file is removed.
  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
