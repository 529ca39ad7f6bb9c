package dev.sekisho.scan;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Address;
import dev.sekisho.mime.Addresses;
import dev.sekisho.mime.Dates;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.Headers;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the `email-message` (STIX 2.1 §6.6) and `email-addr` (§6.5) objects of a message's header.
///
/// Where a field that may stand once stands several times, each further one gives a further
/// `email-message` object: another reading of the same message.
final class MailObjects {
  private static final Map<String, String> AUTHORS =
      Map.of("from_ref", "From", "sender_ref", "Sender");

  /// The properties of which clients pick one of several fields.
  private static final List<String> CHOSEN =
      List.of("subject", "from_ref", "sender_ref", "message_id", "content_type", "date");

  private static final Map<String, String> ADDRESS_LISTS =
      Map.of("to_refs", "To", "cc_refs", "Cc", "bcc_refs", "Bcc");

  /// The properties that fields of the header give.
  private static final List<String> HEADER =
      List.of(
          "from_ref",
          "sender_ref",
          "to_refs",
          "cc_refs",
          "bcc_refs",
          "subject",
          "message_id",
          "content_type",
          "date",
          "received_lines",
          "additional_header_fields");

  /// The fields that have a property of their own, in lower case.
  private static final Set<String> OWN =
      Set.of(
          "date",
          "received",
          "content-type",
          "from",
          "sender",
          "to",
          "cc",
          "bcc",
          "subject",
          "message-id");

  /// A message as it was seen.
  ///
  /// @param parts what its `body_multipart` lists
  /// @param envelope what a journal report around it says of its envelope; null if there is none
  /// @param defects what is wrong with it beside what its reader says
  record Mail(
      Entity entity, Path path, List<Value> parts, @Nullable Value envelope, List<Defect> defects) {
    /// The same by another reading.
    Mail as(Entity other) {
      return new Mail(other, path, parts, envelope, defects);
    }
  }

  private final Gathered gathered;
  private final Demand demand;
  private final DefectsExtension defects;

  MailObjects(Gathered gathered, Demand demand, DefectsExtension defects) {
    this.gathered = gathered;
    this.demand = demand;
    this.defects = defects;
  }

  /// Makes the `email-message` objects of a message: one for each reading of its subject and
  /// author, and one more where something was not read, in which all that it may have said is lost.
  ///
  /// @param lostHeader why fields of its header were not read; null if all were
  /// @param lostBody why its text was not read to the end; null if it was
  void add(Mail seen, @Nullable Gap lostHeader, @Nullable Gap lostBody) {
    Path path = seen.path();
    Properties common = common(seen);
    List<Properties> readings = readings(seen.entity().headers(), path);
    for (Properties reading : readings) {
      gathered.add("email-message", path).properties().putAll(common).putAll(reading);
    }
    Properties lost = new Properties();
    if (lostHeader != null) {
      HEADER.forEach(property -> lost.put(property, new Value.Lost(lostHeader)));
    }
    if (lostBody != null) {
      lost.put("body", new Value.Lost(lostBody));
    }
    if (!lost.names().isEmpty()) {
      Properties mail = gathered.add("email-message", path).properties();
      mail.putAll(common).putAll(readings.getFirst()).putAll(lost);
    }
  }

  /// Makes the `email-message` object of another reading of the text of a message.
  void addText(Mail seen, String text) {
    Properties mail = gathered.add("email-message", seen.path()).properties();
    mail.putAll(common(seen)).putAll(readings(seen.entity().headers(), seen.path()).getFirst());
    mail.put("body", new Value.Text(text));
  }

  /// What all readings of a message have.
  private Properties common(Mail seen) {
    Entity message = seen.entity();
    Path path = seen.path();
    Headers headers = message.headers();
    Properties mail = new Properties();
    mail.put("is_multipart", new Value.Flag(message.mediaType().startsWith("multipart/")));
    ADDRESS_LISTS.forEach(
        (property, field) -> putAddresses(mail, property, headers.named(field), path));
    if (!headers.named("Received").isEmpty()) {
      mail.putLazily("received_lines", () -> texts(headers.named("Received")));
    }
    mail.putLazily("additional_header_fields", () -> others(headers));
    if (demand.wantsProperty("raw_email_ref")) {
      mail.put("raw_email_ref", new Value.Reference(raw(message, path)));
    }
    putBody(mail, message, seen.parts());
    if (defects.wanted() || Envelope.wanted(demand)) {
      mail.putLazily("extensions", () -> new Value.Dictionary(extensions(seen)));
    }
    return mail;
  }

  private Properties extensions(Mail seen) {
    Properties extensions = new Properties();
    if (defects.wanted()) {
      List<Defect> found = defectsOf(seen.entity());
      found.addAll(seen.defects());
      defects.put(extensions, found);
    }
    Value envelope = seen.envelope();
    if (envelope != null) {
      extensions.put(Envelope.ID, envelope).put(Envelope.ALIAS, envelope);
    }
    return extensions;
  }

  /// What is wrong with a message and its parts, by all its readings; what is wrong with messages
  /// in it is theirs.
  private static List<Defect> defectsOf(Entity entity) {
    List<Defect> found = new ArrayList<>();
    entity.texts();
    entity.fileNames();
    for (Entity part : entity.parts()) {
      if (!part.isMessage()) {
        found.addAll(defectsOf(part));
      }
    }
    entity.alternatives().forEach(other -> found.addAll(defectsOf(other)));
    found.addAll(entity.defects());
    return found;
  }

  /// The readings of the fields that clients pick one of, at least one; past the limit one more in
  /// which they are lost.
  private List<Properties> readings(Headers headers, Path path) {
    List<List<Properties>> choices = choices(headers, path);
    int found = 1;
    for (List<Properties> choice : choices) {
      found = Math.max(found, choice.size());
    }
    List<Properties> readings = new ArrayList<>();
    for (int i = 0; i < Math.min(found, gathered.budget.limits().of(Limit.READINGS)); i++) {
      Properties reading = new Properties();
      for (List<Properties> choice : choices) {
        reading.putAll(choice.get(Math.min(i, choice.size() - 1)));
      }
      readings.add(reading);
    }
    if (!gathered.budget.within(Limit.READINGS, found)) {
      Value lost = new Value.Lost(gathered.gap(path, Missing.of(Limit.READINGS)));
      Properties properties = new Properties();
      CHOSEN.forEach(property -> properties.put(property, lost));
      readings.add(properties);
    }
    return readings;
  }

  /// For each field that may stand once and does stand, what it gives by each of its readings.
  private List<List<Properties>> choices(Headers headers, Path path) {
    List<List<Properties>> choices = new ArrayList<>();
    choices.add(subjects(headers.named("Subject")));
    AUTHORS.forEach(
        (property, field) -> choices.add(each(headers.named(field), author(property, path))));
    choices.add(each(headers.named("Message-ID"), unfolded("message_id")));
    choices.add(each(headers.named("Content-Type"), unfolded("content_type")));
    if (demand.wantsProperty("date")) {
      choices.add(each(headers.named("Date"), MailObjects::date));
    }
    choices.removeIf(List::isEmpty);
    return choices;
  }

  private static List<Properties> each(List<Header> fields, Function<Header, Properties> maker) {
    return fields.stream().map(maker).toList();
  }

  private List<Properties> subjects(List<Header> fields) {
    List<Properties> subjects = new ArrayList<>();
    for (Header field : fields) {
      if (demand.wantsProperty("subject")) {
        field.texts().forEach(text -> subjects.add(subject(text)));
      }
    }
    return subjects;
  }

  private static Properties subject(String text) {
    return new Properties().put("subject", new Value.Text(text));
  }

  private Function<Header, Properties> author(String property, Path path) {
    return field -> {
      Properties author = new Properties();
      putAddress(author, property, field, path);
      return author;
    };
  }

  private static Function<Header, Properties> unfolded(String property) {
    return field -> new Properties().putLazily(property, () -> new Value.Text(field.unfolded()));
  }

  private static Properties date(Header field) {
    Instant sent = Dates.parse(field.unfolded());
    Properties date = new Properties();
    return sent == null ? date : date.put("date", new Value.Time(sent));
  }

  /// The whole message as an `artifact` that only `raw_email_ref` leads to.
  private ObservedObject raw(Entity message, Path path) {
    Slice whole = MessageWalk.whole(message);
    ObservedObject artifact = gathered.apart("artifact", path);
    artifact.properties().put("payload_bin", new Value.Binary(whole));
    artifact.properties().put("hashes", Digests.hashes(whole));
    artifact.properties().put("mime_type", new Value.Text("message/rfc822"));
    return artifact;
  }

  private static void putBody(Properties mail, Entity message, List<Value> parts) {
    if (!parts.isEmpty()) {
      mail.put("body_multipart", new Value.Items(parts));
    }
    if (message.mediaType().startsWith("text/")) {
      mail.putLazily("body", () -> new Value.Text(message.text()));
    }
  }

  private void putAddress(Properties mail, String property, Header header, Path path) {
    List<ObservedObject> addresses =
        wanted(property) ? addresses(List.of(header), path) : List.of();
    if (!addresses.isEmpty()) {
      mail.put(property, new Value.Reference(addresses.getFirst()));
    }
  }

  private void putAddresses(Properties mail, String property, List<Header> headers, Path path) {
    if (headers.isEmpty() || !wanted(property)) {
      return;
    }
    List<Value> references = new ArrayList<>();
    addresses(headers, path).forEach(address -> references.add(new Value.Reference(address)));
    mail.put(property, new Value.Items(references));
  }

  private boolean wanted(String property) {
    return demand.wantsType("email-addr") || demand.wantsProperty(property);
  }

  private List<ObservedObject> addresses(List<Header> headers, Path path) {
    List<ObservedObject> made = new ArrayList<>();
    for (Header header : headers) {
      for (Address address : Addresses.parse(header)) {
        ObservedObject object = gathered.add("email-addr", path);
        fill(object, address);
        made.add(object);
      }
    }
    return made;
  }

  /// Makes `object`, an `email-addr`, that of `address`.
  static void fill(ObservedObject object, Address address) {
    object.properties().put("value", new Value.Text(address.address()));
    if (!address.displayName().isEmpty()) {
      object.properties().put("display_name", new Value.Text(address.displayName()));
    }
  }

  private static Value texts(List<Header> headers) {
    List<Value> lines = new ArrayList<>();
    headers.forEach(header -> lines.add(new Value.Text(header.unfolded())));
    return new Value.Items(lines);
  }

  private static Value others(Headers headers) {
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (Header header : headers.all()) {
      if (!OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        values
            .computeIfAbsent(header.name(), _ -> new ArrayList<>())
            .add(new Value.Text(header.text()));
      }
    }
    Properties fields = new Properties();
    values.forEach((name, list) -> fields.put(name, new Value.Items(list)));
    return new Value.Dictionary(fields);
  }
}
