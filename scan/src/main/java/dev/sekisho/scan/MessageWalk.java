package dev.sekisho.scan;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.AppleFileReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.RawMessage;
import dev.sekisho.mime.Charsets;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.MessageParser;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The walk through one message: its parts, the messages and archives in them, and what is in
/// those.
final class MessageWalk {
  private static final String TYPE_FIELD = "Content-Type";
  private static final String DISPOSITION_FIELD = "Content-Disposition";

  private static final String ENCODING_FIELD = "Content-Transfer-Encoding";

  /// What the fields of a part start with.
  private static final Needle CONTENT = Needle.ignoringCase("content-");

  /// What lines have in them with which a file begins in a text.
  private static final Needle BEGIN = Needle.ignoringCase("begin ");

  private final Gathered gathered;
  private final Demand demand;
  private final MailObjects mails;
  private final FileWalk files;
  private final LinkObjects links;
  private final boolean readsText;

  /// A message whose parts are being walked.
  ///
  /// @param envelope what is known of its envelope; null if nothing is
  /// @param inside the envelope of the messages in it, if it is a journal report; null if not
  private record Around(Entity message, @Nullable Value envelope, @Nullable Envelope inside) {}

  /// The message whose parts are being walked; null if there is none.
  private @Nullable Around around;

  /// What the walk through files needs of this one.
  private final class Nested implements FileWalk.Messages {
    @Override
    public Node message(Entity message, Path path, int depth) {
      return MessageWalk.this.message(message, path, depth);
    }

    @Override
    public Node body(Slice body, Path path, int depth) {
      Entity message = MessageParser.parse(body, gathered.budget);
      Around outer = around;
      return outer == null
          ? MessageWalk.this.message(message, path, depth)
          : MessageWalk.this.message(
              Inherited.of(outer.message(), message, gathered.budget),
              path,
              depth,
              outer.envelope());
    }
  }

  MessageWalk(Gathered gathered, Demand demand) {
    this.gathered = gathered;
    this.demand = demand;
    DefectsExtension defects = new DefectsExtension(demand);
    this.mails = new MailObjects(gathered, demand, defects);
    this.links = new LinkObjects(gathered, demand);
    this.files = new FileWalk(gathered, demand, links, new Nested());
    this.readsText = links.wanted() || demand.wantsProperty("body") || defects.wanted();
  }

  /// Walks a message.
  ///
  /// @param depth how many containers it is nested in
  Node message(Entity message, Path path, int depth) {
    Envelope inside = around == null ? null : around.inside();
    return message(message, path, depth, inside == null ? null : inside.extension());
  }

  private Node message(Entity message, Path path, int depth, @Nullable Value envelope) {
    Around outer = around;
    Envelope inside = Envelope.in(message, path, gathered, demand);
    around = new Around(message, envelope, inside);
    gathered.words.message(message);
    List<Defect> defects = inside == null ? List.of() : inside.defects();
    Node node =
        walked(new MailObjects.Mail(message, path, new ArrayList<>(), envelope, defects), depth);
    around = outer;
    return node;
  }

  private Node walked(MailObjects.Mail seen, int depth) {
    Entity message = seen.entity();
    Path path = seen.path();
    List<Value> listed = seen.parts();
    Gap unread = message.missing() == null ? null : unread(message.missing(), path, listed);
    links.received(message.headers().named("Received"), path);
    links.fields(message, path);
    List<Node> children = new ArrayList<>();
    if (message.parts().isEmpty() || !message.mediaType().startsWith("multipart/")) {
      List<Value> alone = isListedAlone(message) ? listed : new ArrayList<>();
      children.add(leaf(message, message.fileNames(), path, depth, alone, listed));
    }
    inside(message, path, "", depth, listed, children);
    Gap gap = isText(message) ? gapOf(message, path) : null;
    mails.add(seen, isOfHeader(unread) ? unread : null, isOfHeader(gap) ? null : gap);
    others(seen);
    return node(message, path, Node.Kind.MESSAGE, List.of(), children, whole(message))
        .and(seen.defects());
  }

  /// Makes the `email-message` objects of the other readings of a message.
  private void others(MailObjects.Mail seen) {
    for (Entity other : seen.entity().alternatives()) {
      if (other.isMessage()) {
        mails.add(seen.as(other), null, null);
        others(seen.as(other));
      }
    }
    if (readsText) {
      List<String> texts = seen.entity().texts();
      texts.stream().skip(1).forEach(text -> mails.addText(seen, text));
    }
  }

  /// A message that is a single part lists that part only if it is not plainly its body: if it is
  /// not text, or has a file name.
  private static boolean isListedAlone(Entity message) {
    return !message.mediaType().startsWith("text/") || !message.fileNames().isEmpty();
  }

  private static boolean isOfHeader(@Nullable Gap gap) {
    return gap != null && gap.detail().startsWith("header-");
  }

  /// Walks a file that is given by itself.
  Node file(RawMessage raw, String name, Path path, @Nullable Gap cut) {
    FileWalk.Given given =
        new FileWalk.Given(
            List.of(name),
            "",
            cut == null ? raw.bytes().length() : -1,
            raw.bytes(),
            cut,
            raw.missing(),
            List.of(),
            List.of());
    return files.open(path, Node.Kind.FILE, given, 0).node();
  }

  private Gap unread(Missing missing, Path path, List<Value> parts) {
    Gap gap = gathered.gap(path, missing);
    gathered.anythingBehind(gap);
    parts.add(new Value.Lost(gap));
    return gap;
  }

  /// Walks what a multipart holds, and what only another reading of an entity finds in it.
  private void inside(
      Entity of, Path path, String number, int depth, List<Value> listed, List<Node> children) {
    List<Entity> found = new ArrayList<>();
    if (of.mediaType().startsWith("multipart/")) {
      found.addAll(of.parts());
      beside(of, of.preamble(), path.then("preamble"), depth, listed, children);
      beside(of, of.epilogue(), path.then("epilogue"), depth, listed, children);
    }
    found.addAll(of.alternatives());
    if (of.unread() != null) {
      unread(of.unread(), path, listed);
    }
    List<String> names = List.of();
    for (int i = 0; i < found.size(); i++) {
      children.add(part(found.get(i), names, path, number + (i + 1), depth, listed));
      if (of.mediaType().equals("multipart/appledouble") && i == 0) {
        names = AppleFileReader.realName(found.get(i).content());
      }
    }
  }

  /// Walks what stands before or behind the parts of a multipart, which clients without MIME show:
  /// as text, as a part where fields of one stand in it, and by the files in it that older mailers
  /// wrote into texts.
  private void beside(
      Entity of, Slice text, Path path, int depth, List<Value> listed, List<Node> children) {
    if (isBlank(text)) {
      return;
    }
    if (readsText) {
      String shown = Charsets.guess(text);
      links.beside(text, shown, path);
      listed.add(new Value.Dictionary(new Properties().put("body", new Value.Text(shown))));
    }
    int fields = firstContentField(text);
    if (fields >= 0) {
      besideAsPart(of, text.from(fields), path, depth, listed, children);
    }
    if (BEGIN.indexIn(text, 0) < 0 || Containers.of(text).isEmpty()) {
      return;
    }
    FileWalk.Given given =
        new FileWalk.Given(
            List.of(), "text/plain", text.length(), text, null, null, List.of(), List.of());
    FileWalk.Opened opened = files.open(path, Node.Kind.PART, given, depth);
    opened.attached().forEach(file -> listed.add(new Value.Dictionary(reference(file))));
    children.add(opened.node());
  }

  private void besideAsPart(
      Entity of, Slice text, Path path, int depth, List<Value> listed, List<Node> children) {
    if (!gathered.budget.spend(Limit.UNPACKED_BYTES, text.length())) {
      unread(Missing.of(Limit.UNPACKED_BYTES), path, listed);
      return;
    }
    Entity part = MessageParser.parse(text, of.depth() + 1, gathered.budget);
    if (part.headers().first(TYPE_FIELD) != null
        || part.headers().first(ENCODING_FIELD) != null
        || part.headers().first(DISPOSITION_FIELD) != null) {
      children.add(part(part, List.of(), path, "1", depth, listed));
    }
  }

  /// Offset of the first line that starts as the fields of a part do; -1 if there is none.
  private static int firstContentField(Slice text) {
    int at = CONTENT.indexIn(text, 0);
    while (at > 0 && text.at(at - 1) != '\n' && text.at(at - 1) != '\r') {
      at = CONTENT.indexIn(text, at + 1);
    }
    return at;
  }

  private static boolean isBlank(Slice text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  /// Walks a part.
  ///
  /// @param also names it has by what stands beside it
  private Node part(
      Entity part, List<String> also, Path path, String number, int depth, List<Value> listed) {
    List<Node> children = new ArrayList<>();
    if (part.mediaType().startsWith("multipart/") && !part.parts().isEmpty()) {
      if (part.missing() != null) {
        unread(part.missing(), path, listed);
      }
      inside(part, path, number + ".", depth, listed, children);
      return node(part, path, Node.Kind.MULTIPART, List.of(), children, Slice.empty());
    }
    Set<String> names = new LinkedHashSet<>(part.fileNames());
    names.addAll(also);
    Path at = path.then(names.isEmpty() ? number + " " + part.mediaType() : first(names));
    Node leaf = leaf(part, List.copyOf(names), at, depth, listed, listed);
    inside(part, at, number + ".", depth, listed, children);
    return children.isEmpty() ? leaf : leaf.with(children);
  }

  /// Walks a part with content of its own, and lists it as an `email-mime-part-type` (STIX 2.1
  /// §6.6.2).
  ///
  /// @param attached where files in it are listed that a client shows as attachments
  private Node leaf(
      Entity part,
      List<String> names,
      Path path,
      int depth,
      List<Value> listed,
      List<Value> attached) {
    Slice content = part.content();
    Missing missing = part.missing();
    if (part.isPartial() && missing == null) {
      // The message it is a part of is examined by itself.
      list(part, List.of(), listed);
      return node(part, path, Node.Kind.PART, names, List.of(), content);
    }
    Gap found = gapOf(part, path);
    Gap gap = isOfHeader(found) ? null : found;
    if (missing != null && holdsParts(part)) {
      unread(missing, path, listed);
    }
    List<String> texts = readsText ? part.texts() : List.of();
    texts.forEach(text -> links.body(part, text, path));
    links.elsewhere(part, path);
    if (isText(part)) {
      if (gap != null) {
        gathered.linksBehind(gap);
      }
    }
    FileWalk.Opened opened =
        files.open(
            path,
            Node.Kind.PART,
            new FileWalk.Given(
                names,
                part.mediaType(),
                gap == null ? content.length() : -1,
                content,
                gap,
                missing,
                part.defects(),
                part.parts().stream().filter(Entity::isMessage).toList()),
            depth);
    boolean plain = isText(part) && names.isEmpty();
    list(part, plain ? List.of() : opened.files(), listed);
    opened.attached().forEach(file -> attached.add(new Value.Dictionary(reference(file))));
    for (String text : texts.stream().skip(1).toList()) {
      listed.add(new Value.Dictionary(described(part, 0).put("body", new Value.Text(text))));
    }
    if (isText(part) && gap != null) {
      listed.add(new Value.Dictionary(described(part, 0).put("body", new Value.Lost(gap))));
    }
    return opened.node();
  }

  private static String first(Set<String> names) {
    return names.iterator().next();
  }

  private static boolean isText(Entity part) {
    return part.mediaType().startsWith("text/");
  }

  private @Nullable Gap gapOf(Entity part, Path path) {
    Missing missing = part.missing();
    return missing == null ? null : gathered.gap(path, missing);
  }

  /// True for what would hold parts had it been opened.
  private static boolean holdsParts(Entity part) {
    return part.mediaType().startsWith("multipart/") || part.mediaType().startsWith("message/");
  }

  private void list(Entity part, List<ObservedObject> files, List<Value> listed) {
    int readings =
        Math.max(
            part.headers().named(TYPE_FIELD).size(),
            part.headers().named(DISPOSITION_FIELD).size());
    long most = Math.min(readings, gathered.budget.limits().of(Limit.READINGS));
    for (int i = 0; i < Math.max(1, most); i++) {
      if (files.isEmpty()) {
        listed.add(new Value.Dictionary(described(part, i)));
      }
      for (ObservedObject file : files) {
        listed.add(new Value.Dictionary(described(part, i).putAll(reference(file))));
      }
    }
  }

  private static Properties reference(ObservedObject file) {
    return new Properties().put("body_raw_ref", new Value.Reference(file));
  }

  /// What an `email-mime-part-type` says of a part by the fields of number `reading`.
  private static Properties described(Entity part, int reading) {
    Properties properties = new Properties();
    if (isText(part)) {
      properties.putLazily("body", () -> new Value.Text(part.text()));
    }
    putHeader(properties, "content_type", part.headers().named(TYPE_FIELD), reading);
    putHeader(properties, "content_disposition", part.headers().named(DISPOSITION_FIELD), reading);
    return properties;
  }

  private static void putHeader(
      Properties properties, String property, List<Header> fields, int reading) {
    if (!fields.isEmpty()) {
      Header field = fields.get(Math.min(reading, fields.size() - 1));
      properties.putLazily(property, () -> new Value.Text(field.unfolded()));
    }
  }

  /// All bytes of a message, header and body.
  static Slice whole(Entity message) {
    Slice header = message.rawHeader();
    return Slice.of(header.array(), header.offset(), message.length());
  }

  private static Node node(
      Entity of,
      Path path,
      Node.Kind kind,
      List<String> names,
      List<Node> children,
      Slice content) {
    return new Node(
        path,
        kind,
        names,
        of.mediaType(),
        "",
        content.isEmpty() ? -1 : content.length(),
        content,
        of.defects(),
        of.missing(),
        children);
  }
}
