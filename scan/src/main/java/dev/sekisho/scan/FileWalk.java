package dev.sekisho.scan;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.MessageStart;
import dev.sekisho.container.Opening;
import dev.sekisho.document.Documents;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The walk through one file: an attachment or an archive member, what is packed in it, and what is
/// packed in that.
final class FileWalk {
  /// Endings of names behind which a client finds further files.
  private static final Set<String> HOLDING_FILES =
      Set.of(
          "zip", "7z", "rar", "gz", "tgz", "bz2", "xz", "zst", "tar", "cab", "arj", "lha", "lzh",
          "iso", "jar");

  /// Endings of names behind which a client finds messages.
  private static final Set<String> HOLDING_MESSAGES =
      Set.of("eml", "mht", "mhtml", "nws", "msg", "pst", "ost", "mbox");

  /// Endings of names of files that a client reads as a message, whatever they hold.
  private static final Set<String> MESSAGES = Set.of("eml", "mht", "mhtml", "nws");

  /// Walks a message found as a file.
  interface Messages {
    Node message(Entity message, Path path, int depth);

    /// Walks the body of the message around the file, kept in a form of its own.
    Node body(Slice body, Path path, int depth);
  }

  /// A file as it was found.
  ///
  /// @param size bytes when decoded; -1 if not known
  /// @param gap why bytes are missing; null if all are there
  /// @param missing the same as its reader said it
  /// @param messages messages already found in it by the MIME parser
  record Given(
      List<String> names,
      String label,
      long size,
      Slice content,
      @Nullable Gap gap,
      @Nullable Missing missing,
      List<Defect> defects,
      List<Entity> messages) {}

  /// A file with what was found in it.
  ///
  /// @param attached files in it that a client shows as those of the message around
  record Opened(Node node, List<ObservedObject> files, List<ObservedObject> attached) {}

  /// What opening a file gave.
  ///
  /// @param archive true if it was opened as an archive
  /// @param missing why there may be more inside; null if that is not so
  /// @param gap the same as it was recorded
  private record Inside(
      boolean archive,
      List<Node> nodes,
      List<ObservedObject> files,
      List<ObservedObject> attached,
      List<Defect> defects,
      @Nullable Missing missing,
      @Nullable Gap gap) {
    static final Inside NOTHING =
        new Inside(false, List.of(), List.of(), List.of(), List.of(), null, null);

    /// What two ways to open one file gave together.
    Inside and(Inside other) {
      return new Inside(
          archive || other.archive,
          joined(nodes, other.nodes),
          joined(files, other.files),
          joined(attached, other.attached),
          joined(defects, other.defects),
          missing == null ? other.missing : missing,
          gap == null ? other.gap : gap);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
      List<T> all = new ArrayList<>(some);
      all.addAll(more);
      return all;
    }
  }

  private final Gathered gathered;
  private final FileObjects objects;
  private final LinkObjects links;
  private final DefectsExtension defects;
  private final Messages messages;

  FileWalk(Gathered gathered, Demand demand, LinkObjects links, Messages messages) {
    this.gathered = gathered;
    this.objects = new FileObjects(gathered, demand);
    this.links = links;
    this.defects = new DefectsExtension(demand);
    this.messages = messages;
  }

  /// Walks a file.
  ///
  /// @param depth how many containers it is nested in
  Opened open(Path path, Node.Kind kind, Given given, int depth) {
    Inside inside = inside(path, kind, given, depth);
    if (!given.label().startsWith("text/")) {
      links.page(given.content(), path);
    }
    Content content =
        new Content(
            given.names(),
            given.label(),
            given.size(),
            given.content(),
            given.gap(),
            inside.archive(),
            inside.files(),
            inside.gap());
    List<ObservedObject> files = objects.of(path, content);
    List<Defect> found = new ArrayList<>(given.defects());
    found.addAll(inside.defects());
    defects.put(files, found);
    Magic magic = Magic.of(given.content());
    Node node =
        new Node(
            path,
            kind,
            given.names(),
            given.label(),
            magic == null ? "" : magic.mediaType(),
            given.size(),
            given.content(),
            found,
            given.missing() == null ? inside.missing() : given.missing(),
            inside.nodes());
    return new Opened(node, files, inside.attached());
  }

  private Inside inside(Path path, Node.Kind kind, Given given, int depth) {
    if (!given.messages().isEmpty()) {
      return ofMessages(path, given.messages(), depth);
    }
    boolean mayNest = gathered.budget.within(Limit.DEPTH, depth + 1L);
    List<ContainerReader> readers = readers(given.content());
    Given read = narrowed(path, given);
    int message = messageIn(kind, read);
    if (!readers.isEmpty()) {
      Inside files =
          mayNest
              ? ofContainers(path, readers, given, depth)
              : closed(path, Missing.of(Limit.DEPTH), Magic.Holds.FILES);
      return message < 0 ? files : files.and(ofMessage(path, read, message, depth, mayNest));
    }
    return message < 0 ? unopened(path, given) : ofMessage(path, read, message, depth, mayNest);
  }

  /// The same in UTF-8 if it is text in wide characters, in which a message may have been saved.
  private Given narrowed(Path path, Given given) {
    Slice content = given.content();
    Charset wide = PlainFile.wide(content);
    if (wide == null) {
      return given;
    }
    if (!gathered.budget.spend(Limit.UNPACKED_BYTES, content.length())) {
      gathered.anythingBehind(gathered.gap(path, Missing.of(Limit.UNPACKED_BYTES)));
      return given;
    }
    Slice narrow = Slice.of(content.text(wide).getBytes(StandardCharsets.UTF_8));
    return new Given(
        given.names(),
        given.label(),
        given.size(),
        narrow,
        given.gap(),
        given.missing(),
        given.defects(),
        given.messages());
  }

  /// What is in the message that starts at `start` of a file.
  private Inside ofMessage(Path path, Given given, int start, int depth, boolean mayNest) {
    if (given.gap() != null) {
      gathered.anythingBehind(given.gap());
    }
    Slice bytes = given.content().from(start);
    return mayNest
        ? ofMessages(path, List.of(MessageParser.parse(bytes, gathered.budget)), depth)
        : closed(path, Missing.of(Limit.DEPTH), Magic.Holds.MESSAGES);
  }

  private static List<ContainerReader> readers(Slice content) {
    List<ContainerReader> readers = new ArrayList<>(Containers.of(content));
    readers.addAll(Documents.of(content));
    return readers;
  }

  private Inside ofMessages(Path path, List<Entity> found, int depth) {
    List<Node> nodes = new ArrayList<>();
    found.forEach(message -> nodes.add(messages.message(message, path, depth + 1)));
    return new Inside(false, nodes, List.of(), List.of(), List.of(), null, null);
  }

  /// What each of the formats a file is of shows in it.
  private Inside ofContainers(Path path, List<ContainerReader> readers, Given given, int depth) {
    Magic magic = Magic.of(given.content());
    boolean mail = magic != null && magic.holds() == Magic.Holds.MESSAGES;
    Magic.Holds holds = mail ? Magic.Holds.MESSAGES : Magic.Holds.FILES;
    if (given.gap() != null) {
      behind(given.gap(), holds);
    }
    Inside all = Inside.NOTHING;
    Opening opening = gathered.opening.named(given.names());
    given.names().forEach(gathered.words::name);
    for (ContainerReader reader : readers) {
      all = all.and(ofContainer(path, reader.read(given.content(), opening), holds, depth));
    }
    return all;
  }

  private Inside ofContainer(Path path, Contents contents, Magic.Holds holds, int depth) {
    List<Node> nodes = new ArrayList<>();
    List<ObservedObject> files = new ArrayList<>();
    List<ObservedObject> attached = new ArrayList<>();
    for (Member member : contents.members()) {
      if (member.directory() && member.size() == 0) {
        continue;
      }
      String name = member.names().isEmpty() ? "?" : member.names().getFirst();
      Path at = path.then(name);
      switch (member.role()) {
        case FILE, ATTACHMENT -> {
          Opened opened = file(at, member, depth + 1);
          nodes.add(opened.node());
          files.addAll(opened.files());
          attached.addAll(member.role() == Member.Role.ATTACHMENT ? opened.files() : List.of());
        }
        case MESSAGE, BODY -> nodes.add(message(at, member, depth + 1));
        case TEXT, LINK -> links.shown(member, at);
      }
    }
    Missing missing = contents.missing();
    Gap gap = missing == null ? null : gathered.gap(path, missing);
    if (gap != null) {
      behind(gap, holds);
    }
    return new Inside(contents.archive(), nodes, files, attached, contents.defects(), missing, gap);
  }

  private Node message(Path path, Member member, int depth) {
    Slice content = member.content();
    if (member.missing() != null) {
      gathered.anythingBehind(gathered.gap(path, member.missing()));
    }
    if (member.role() == Member.Role.BODY) {
      return messages.body(content, path, depth);
    }
    return messages.message(MessageParser.parse(content, gathered.budget), path, depth);
  }

  private Opened file(Path path, Member member, int depth) {
    Slice content = member.content();
    Missing missing = member.missing();
    Gap gap = missing == null ? null : gathered.gap(path, missing);
    long size = gap == null && member.size() < 0 ? content.length() : member.size();
    Given given =
        new Given(member.names(), "", size, content, gap, missing, member.defects(), List.of());
    return open(path, Node.Kind.MEMBER, given, depth);
  }

  /// A file that is no container Sekisho reads; it may still be one that somebody else does.
  private Inside unopened(Path path, Given given) {
    Magic magic = Magic.of(given.content());
    if (magic != null && magic.holds() != Magic.Holds.NOTHING) {
      return closed(path, new Missing(Cause.UNSUPPORTED, magic.mediaType()), magic.holds());
    }
    if (given.gap() != null) {
      behind(given.gap(), held(given.names()));
    }
    return Inside.NOTHING;
  }

  private Inside closed(Path path, Missing missing, Magic.Holds holds) {
    Gap gap = gathered.gap(path, missing);
    behind(gap, holds);
    return new Inside(false, List.of(), List.of(), List.of(), List.of(), missing, gap);
  }

  private void behind(Gap gap, Magic.Holds holds) {
    switch (holds) {
      case NOTHING -> {}
      case FILES -> gathered.filesBehind(gap);
      case MESSAGES -> gathered.anythingBehind(gap);
    }
  }

  /// What a client would find in content that was not seen, as far as its name tells.
  private static Magic.Holds held(List<String> names) {
    if (hasEnding(names, HOLDING_MESSAGES)) {
      return Magic.Holds.MESSAGES;
    }
    boolean files = names.isEmpty() || hasEnding(names, HOLDING_FILES);
    return files ? Magic.Holds.FILES : Magic.Holds.NOTHING;
  }

  /// Where in a file a message starts, by its content or its name; -1 if none does. Texts that a
  /// client shows in the message around them are none.
  private static int messageIn(Node.Kind kind, Given given) {
    boolean body = kind == Node.Kind.PART && given.names().isEmpty();
    if (given.content().isEmpty() || (body && given.label().startsWith("text/"))) {
      return -1;
    }
    boolean headers = given.label().equals("text/rfc822-headers");
    int start = headers ? -1 : MessageStart.in(given.content());
    return start < 0 && hasEnding(given.names(), MESSAGES) && Magic.of(given.content()) == null
        ? 0
        : start;
  }

  private static boolean hasEnding(List<String> names, Set<String> endings) {
    return FileNames.saved(names).stream().anyMatch(name -> endings.contains(ending(name)));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
  }
}
