package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Containers;
import dev.sekisho.container.RawMessage;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.MemberSeen;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import dev.sekisho.scan.Examination;
import dev.sekisho.scan.Examiner;
import dev.sekisho.scan.Node;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks into the files of a host for what is packed in them, as a scan of mail looks into an
/// attachment: one budget for each file, everything nested in it included.
final class Archives {
  private static final Demand NOTHING = new Demand(Set.of(), Set.of());
  private static final Set<String> A_FILE = Set.of("file");
  private static final String MAIL = "email-message";

  /// Bytes that tell a format of those that are too large to be read: an ISO image's come last.
  private static final int START = 1 << 16;

  private final Examiner examiner;
  private final int mostBytes;
  private final FileContent content;

  /// @param control counts what is read of files
  Archives(Limits limits, WalkControl control) {
    this.examiner = new Examiner(NOTHING, limits);
    this.mostBytes = (int) Math.min(limits.of(Limit.MESSAGE_BYTES), Integer.MAX_VALUE - 8);
    this.content = new FileContent(control);
  }

  /// The members of a file and of all archives in it, and what could not be seen of them; nothing
  /// if it is no archive.
  List<Artefact> in(FileSeen file) {
    Path place = file.content();
    if (place == null || file.size() == 0) {
      return List.of();
    }
    try {
      if (file.size() > mostBytes) {
        boolean archive = !Containers.of(content.start(place, START)).isEmpty();
        return archive ? List.of(unread(file, Limit.MESSAGE_BYTES)) : List.of();
      }
      return in(file, content.start(place, mostBytes));
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException e) {
      return List.of(new Unread(file.name(), Hives.lost(e), A_FILE, List.of()));
    }
  }

  private static Unread unread(FileSeen file, Limit limit) {
    return new Unread(file.name(), new Lost(Cause.of(limit), limit.key()), A_FILE, List.of());
  }

  private List<Artefact> in(FileSeen file, Slice bytes) {
    RawMessage raw =
        new RawMessage(
            file.base(), 1, 0, bytes, RawMessage.Kind.FILE, List.of(), null, null, false);
    try {
      return in(file, examiner.examine(raw));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      Lost lost = new Lost(Cause.FAILURE, e.toString());
      return List.of(new Unread(file.name(), lost, A_FILE, List.of()));
    }
  }

  private static List<Artefact> in(FileSeen file, Examination seen) {
    List<Artefact> found = new ArrayList<>();
    Map<List<String>, Lost> lost = lost(seen.observation());
    seen.root().children().forEach(node -> members(file, node, lost, found));
    Set<Gap> ofMail =
        seen.observation().unseen().stream()
            .filter(unseen -> unseen.type().equals(MAIL))
            .map(Observation.Unseen::gap)
            .collect(Collectors.toSet());
    for (Observation.Unseen unseen : seen.observation().unseen()) {
      if (A_FILE.contains(unseen.type()) && !ofMail.contains(unseen.gap())) {
        String place = MemberSeen.name(file.name(), inside(unseen.gap().path().names()));
        found.add(new Unread(place, lost(unseen.gap()), A_FILE, List.of()));
      }
    }
    return found;
  }

  /// Why the bytes of files could not be read, by where they are.
  private static Map<List<String>, Lost> lost(Observation seen) {
    Map<List<String>, Lost> lost = new HashMap<>();
    for (ObservedObject object : seen.objects()) {
      if (A_FILE.contains(object.type())
          && object.properties().get("hashes") instanceof Value.Lost(Gap gap)) {
        lost.put(object.path().names(), lost(gap));
      }
    }
    return lost;
  }

  private static Lost lost(Gap gap) {
    return new Lost(gap.cause(), gap.detail());
  }

  private static void members(
      FileSeen file, Node node, Map<List<String>, Lost> lost, List<Artefact> into) {
    if (node.kind() == Node.Kind.MEMBER) {
      into.add(
          new MemberSeen(
              file.name(),
              inside(node.path().names()),
              node.names(),
              node.size(),
              node.content(),
              Map.of(),
              lost.get(node.path().names())));
    }
    node.children().forEach(child -> members(file, child, lost, into));
  }

  /// Names of what lies below the file.
  private static List<String> inside(List<String> names) {
    return names.subList(Math.min(1, names.size()), names.size());
  }
}
