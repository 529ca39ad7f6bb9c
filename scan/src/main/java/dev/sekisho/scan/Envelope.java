package dev.sekisho.scan;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.mime.Address;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The envelope of the messages that a journal report holds (RFC 5321 §2.3.1), as the property
/// extension of `email-message` that tells it (docs/formats/stix-extensions.md).
///
/// @param extension what each of the messages has; null where no rule asks
/// @param defects what is wrong with the report
record Envelope(@Nullable Value extension, List<Defect> defects) {
  /// The key under `extensions`.
  static final String ID = "extension-definition--1153e091-9c10-55ec-8413-2669ac763b24";

  /// A key that people can read, for the same.
  static final String ALIAS = "x-sekisho-envelope-ext";

  private static final List<String> MARKS =
      List.of("X-MS-Journal-Report", "X-MS-Exchange-Organization-Journal-Report");

  /// Exchange 2003 spelled it in either way.
  private static final List<String> IDENTIFIERS =
      List.of("Content-Identifier", "Content-Identifer");

  /// What ends a line of a report in HTML.
  private static final Pattern LINE_END =
      Pattern.compile("<(?:br|/p|/div|/tr)\\b[^<>]{0,200}>", Pattern.CASE_INSENSITIVE);

  Envelope {
    defects = List.copyOf(defects);
  }

  static boolean wanted(Demand demand) {
    return demand.wantsProperty(ID) || demand.wantsProperty(ALIAS);
  }

  /// The envelope of the messages in `message`; null if it is no journal report: neither marked as
  /// one nor, before a message, with a text that starts as one.
  static @Nullable Envelope in(Entity message, Path path, Gathered gathered, Demand demand) {
    boolean marked = isMarked(message);
    boolean holds = holdsMessage(message);
    if (!marked && !holds) {
      return null;
    }
    Entity part = text(message);
    String text = part == null ? "" : shown(part);
    if (!marked && !JournalReport.startsAsReport(text)) {
      return null;
    }
    JournalReport report = JournalReport.of(text, part == null ? null : part.missing());
    List<Defect> defects = new ArrayList<>(report.defects());
    if (!holds) {
      defects.add(Defect.of("journal.message"));
    }
    boolean wanted = wanted(demand) || demand.wantsType("email-addr");
    return new Envelope(wanted ? extension(report, path, gathered) : null, defects);
  }

  private static boolean isMarked(Entity message) {
    for (String mark : MARKS) {
      if (message.headers().first(mark) != null) {
        return true;
      }
    }
    for (String name : IDENTIFIERS) {
      Header field = message.headers().first(name);
      if (field != null && field.unfolded().strip().equalsIgnoreCase("ExJournalReport")) {
        return true;
      }
    }
    return false;
  }

  /// True if a part is a message, by its label or in a form of Outlook's.
  private static boolean holdsMessage(Entity of) {
    return of.parts().stream()
        .anyMatch(
            part ->
                part.mediaType().equals("message/rfc822")
                    || part.mediaType().equals("application/ms-tnef")
                    || (!part.isMessage() && holdsMessage(part)));
  }

  /// The first part that is text, outside of messages.
  private static @Nullable Entity text(Entity of) {
    if (of.parts().isEmpty()) {
      return of.mediaType().startsWith("text/") ? of : null;
    }
    for (Entity part : of.parts()) {
      Entity found = part.isMessage() ? null : text(part);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String shown(Entity text) {
    if (!text.mediaType().equals("text/html")) {
      return text.text();
    }
    StringBuilder shown = new StringBuilder();
    String html = LINE_END.matcher(text.text()).replaceAll("\n");
    HtmlText.read(html, "", (_, _) -> {}, shown::append, _ -> {});
    return shown.toString();
  }

  private static Value extension(JournalReport report, Path path, Gathered gathered) {
    Missing missing = report.missing();
    Gap gap = missing == null ? null : gathered.gap(path, missing);
    Properties envelope =
        new Properties().put("extension_type", new Value.Text("property-extension"));
    one(envelope, "sender_ref", report.senders(), path, gathered);
    one(envelope, "on_behalf_of_ref", report.onBehalfOf(), path, gathered);
    list(envelope, "recipient_refs", report.recipients(), gap, path, gathered);
    list(envelope, "original_recipient_refs", report.originals(), gap, path, gathered);
    return new Value.Dictionary(envelope);
  }

  private static void one(
      Properties to, String property, List<Address> addresses, Path path, Gathered gathered) {
    if (!addresses.isEmpty()) {
      to.put(property, reference(addresses.getFirst(), path, gathered));
    }
  }

  private static void list(
      Properties to,
      String property,
      List<Address> addresses,
      @Nullable Gap gap,
      Path path,
      Gathered gathered) {
    List<Value> values = new ArrayList<>();
    addresses.forEach(address -> values.add(reference(address, path, gathered)));
    if (gap != null) {
      values.add(new Value.Lost(gap));
    }
    to.put(property, new Value.Items(values));
  }

  private static Value reference(Address address, Path path, Gathered gathered) {
    ObservedObject object = gathered.add("email-addr", path);
    MailObjects.fill(object, address);
    return new Value.Reference(object);
  }
}
