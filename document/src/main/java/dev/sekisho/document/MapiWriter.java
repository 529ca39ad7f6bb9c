package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.SyntheticMessage;
import dev.sekisho.container.Unpacked;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.MessageParser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a {@link MapiMail} as RFC 5322 has it.
///
/// Source: MS-OXCMAIL §2.1. Differs on purpose: all forms of the body are kept, as each is shown by
/// some client; where the fields of transport and the properties differ in subject or author, both
/// are fields, so that both are read.
final class MapiWriter {
  private static final int BY_REFERENCE = 2;
  private static final int BY_REFERENCE_ONLY = 4;
  private static final int BY_WEB_REFERENCE = 7;

  private final Budget budget;
  private final List<Defect> defects = new ArrayList<>();
  private @Nullable Missing missing;

  MapiWriter(Budget budget) {
    this.budget = budget;
  }

  /// The message, with what is missing in it or in messages attached to it.
  Unpacked write(MapiMail mail) {
    Unpacked written = message(mail);
    note(written);
    return new Unpacked(written.content(), missing, defects);
  }

  private void note(Unpacked unpacked) {
    note(unpacked.missing());
    defects.addAll(unpacked.defects());
  }

  private void note(@Nullable Missing why) {
    missing = missing == null ? why : missing;
  }

  private Unpacked message(MapiMail mail) {
    note(mail.missing());
    MapiProperties properties = mail.properties();
    Charset charset = charset(properties);
    properties.charset(charset);
    mail.recipients().forEach(recipient -> recipient.charset(charset));
    SyntheticMessage message = new SyntheticMessage();
    header(mail, message);
    body(properties, message);
    for (MapiMail.Attachment attachment : mail.attachments()) {
      attachment.properties().charset(charset);
      attach(attachment, message);
    }
    return message.write(budget);
  }

  private static Charset charset(MapiProperties properties) {
    int page = properties.number(Mapi.MESSAGE_CODEPAGE, 0);
    return Codepages.charset(page != 0 ? page : properties.number(Mapi.INTERNET_CODEPAGE, 1252));
  }

  private void header(MapiMail mail, SyntheticMessage message) {
    MapiProperties properties = mail.properties();
    Slice transported = transported(properties);
    message.transported(transported);
    Entity known = MessageParser.parse(transported, budget);
    String subject = properties.text(Mapi.SUBJECT);
    if (!says(known, "Subject", subject.strip())) {
      message.field("Subject", subject);
    }
    String author = author(properties);
    if (!says(known, "From", address(author))) {
      message.field("From", author);
    }
    absent(known, message, "To", recipients(mail, 1, Mapi.DISPLAY_TO));
    absent(known, message, "Cc", recipients(mail, 2, Mapi.DISPLAY_CC));
    absent(known, message, "Bcc", recipients(mail, 3, Mapi.DISPLAY_BCC));
    absent(known, message, "Date", date(properties));
    absent(known, message, "Message-ID", properties.text(Mapi.INTERNET_MESSAGE_ID));
    absent(known, message, "In-Reply-To", properties.text(Mapi.IN_REPLY_TO_ID));
    absent(known, message, "References", properties.text(Mapi.INTERNET_REFERENCES));
  }

  private static Slice transported(MapiProperties properties) {
    String text = properties.text(Mapi.TRANSPORT_MESSAGE_HEADERS);
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// True if a field of that name has `text`, or `text` says nothing.
  private static boolean says(Entity known, String name, String text) {
    return text.isBlank()
        || known.headers().named(name).stream().anyMatch(field -> field.text().contains(text));
  }

  private static void absent(Entity known, SyntheticMessage message, String name, String value) {
    @Nullable Header field = known.headers().first(name);
    if (field == null) {
      message.field(name, value);
    }
  }

  private static String author(MapiProperties properties) {
    String represented =
        mailbox(
            properties.text(Mapi.SENT_REPRESENTING_NAME),
            properties.firstText(
                Mapi.SENT_REPRESENTING_SMTP_ADDRESS, Mapi.SENT_REPRESENTING_EMAIL_ADDRESS));
    return represented.isEmpty()
        ? mailbox(
            properties.text(Mapi.SENDER_NAME),
            properties.firstText(Mapi.SENDER_SMTP_ADDRESS, Mapi.SENDER_EMAIL_ADDRESS))
        : represented;
  }

  private static String recipients(MapiMail mail, int type, int displayed) {
    Set<String> found = new LinkedHashSet<>();
    for (MapiProperties recipient : mail.recipients()) {
      if ((recipient.number(Mapi.RECIPIENT_TYPE, 1) & 0xf) == type) {
        found.add(
            mailbox(
                recipient.text(Mapi.DISPLAY_NAME),
                recipient.firstText(Mapi.SMTP_ADDRESS, Mapi.EMAIL_ADDRESS)));
      }
    }
    found.remove("");
    return found.isEmpty() ? mail.properties().text(displayed) : String.join(", ", found);
  }

  /// A mailbox of RFC 5322 §3.4; an address of another kind than SMTP's stands in it as it is.
  private static String mailbox(String name, String address) {
    if (address.isEmpty()) {
      return name;
    }
    String quoted = name.strip().replace("\\", "\\\\").replace("\"", "\\\"");
    return quoted.isEmpty() ? "<" + address + ">" : '"' + quoted + "\" <" + address + ">";
  }

  private static String address(String mailbox) {
    return mailbox.endsWith(">")
        ? mailbox.substring(mailbox.lastIndexOf('<') + 1, mailbox.length() - 1)
        : mailbox;
  }

  /// The date; empty also where it is none that RFC 5322 can write, as in what is damaged.
  private static String date(MapiProperties properties) {
    Instant sent = properties.time(Mapi.CLIENT_SUBMIT_TIME);
    Instant time = sent == null ? properties.time(Mapi.MESSAGE_DELIVERY_TIME) : sent;
    if (time == null) {
      return "";
    }
    OffsetDateTime date = time.atOffset(ZoneOffset.UTC);
    boolean writable = date.getYear() >= 1 && date.getYear() <= 9999;
    return writable ? DateTimeFormatter.RFC_1123_DATE_TIME.format(date) : "";
  }

  private void body(MapiProperties properties, SyntheticMessage message) {
    String plain = properties.text(Mapi.BODY);
    if (!plain.isEmpty()) {
      message.text("text/plain", plain);
    }
    html(properties, message);
    Slice packed = properties.bytes(Mapi.RTF_COMPRESSED);
    if (!packed.isEmpty()) {
      Unpacked rtf = CompressedRtf.unpack(packed, budget);
      note(rtf);
      message.text("text/rtf", "", rtf.content());
      RtfEncapsulated.Text inside = RtfEncapsulated.of(rtf.content());
      if (inside != null) {
        message.text(inside.mediaType(), inside.text());
      }
    }
  }

  private static void html(MapiProperties properties, SyntheticMessage message) {
    MapiProperties.Typed html = properties.value(Mapi.HTML);
    if (html == null || html.bytes().isEmpty()) {
      return;
    }
    if (html.type() == MapiProperties.BINARY) {
      Charset charset = Codepages.charset(properties.number(Mapi.INTERNET_CODEPAGE, 1252));
      message.text("text/html", charset.name().toLowerCase(Locale.ROOT), html.bytes());
    } else {
      message.text("text/html", properties.text(Mapi.HTML));
    }
  }

  private void attach(MapiMail.Attachment attachment, SyntheticMessage message) {
    MapiProperties properties = attachment.properties();
    List<String> names = names(properties);
    MapiMail mail = attachment.message();
    if (mail != null) {
      Unpacked written = message(mail);
      note(written);
      message.message(names, written.content());
      return;
    }
    String path = properties.firstText(Mapi.ATTACH_LONG_PATHNAME, Mapi.ATTACH_PATHNAME);
    if (byReference(properties.number(Mapi.ATTACH_METHOD, 1))) {
      message.elsewhere(names.isEmpty() ? List.of(path) : names, path);
    }
    if (!byReference(properties.number(Mapi.ATTACH_METHOD, 1)) || !attachment.content().isEmpty()) {
      message.file(
          properties.text(Mapi.ATTACH_MIME_TAG),
          names,
          properties.text(Mapi.ATTACH_CONTENT_ID),
          attachment.content());
    }
  }

  private static boolean byReference(int method) {
    return (method >= BY_REFERENCE && method <= BY_REFERENCE_ONLY) || method == BY_WEB_REFERENCE;
  }

  private static List<String> names(MapiProperties properties) {
    Set<String> names = new LinkedHashSet<>();
    for (int id :
        new int[] {
          Mapi.ATTACH_LONG_FILENAME, Mapi.ATTACH_TITLE, Mapi.ATTACH_FILENAME, Mapi.DISPLAY_NAME
        }) {
      names.add(properties.text(id));
    }
    names.remove("");
    return List.copyOf(names);
  }
}
