package dev.sekisho.document;

import com.pff.PSTAttachment;
import com.pff.PSTMessage;
import com.pff.PSTRecipient;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mail that a message of an Outlook store is.
final class PstMail {
  private static final int EMBEDDED = 5;
  private static final int RTF_HEADER = 16;

  private final Pst store;
  private final Budget budget;
  private final Unpacking unpacking;
  private @Nullable Missing missing;

  PstMail(Pst store, Budget budget) {
    this.store = store;
    this.budget = budget;
    this.unpacking = new Unpacking(budget, store.content().size());
  }

  /// Reads a message, with what is missing in it or in messages attached to it.
  MapiMail read(PSTMessage message) {
    MapiMail mail = mail(message, 0);
    note(store.content().missing());
    return new MapiMail(mail.properties(), mail.recipients(), mail.attachments(), missing);
  }

  private void note(@Nullable Missing why) {
    missing = missing == null ? why : missing;
  }

  private <T> @Nullable T read(Pst.Call<T> call) {
    boolean[] done = new boolean[1];
    T value =
        Pst.read(
            () -> {
              T got = call.get();
              done[0] = true;
              return got;
            });
    if (!done[0]) {
      note(store.why());
    }
    return value;
  }

  private MapiMail mail(PSTMessage message, int depth) {
    MapiProperties properties = new MapiProperties();
    text(properties, Mapi.MESSAGE_CLASS, message::getMessageClass);
    text(properties, Mapi.SUBJECT, message::getSubject);
    text(properties, Mapi.TRANSPORT_MESSAGE_HEADERS, message::getTransportMessageHeaders);
    text(properties, Mapi.SENT_REPRESENTING_NAME, message::getSentRepresentingName);
    text(
        properties, Mapi.SENT_REPRESENTING_EMAIL_ADDRESS, message::getSentRepresentingEmailAddress);
    text(properties, Mapi.SENDER_NAME, message::getSenderName);
    text(properties, Mapi.SENDER_EMAIL_ADDRESS, message::getSenderEmailAddress);
    text(properties, Mapi.DISPLAY_TO, message::getDisplayTo);
    text(properties, Mapi.DISPLAY_CC, message::getDisplayCC);
    text(properties, Mapi.DISPLAY_BCC, message::getDisplayBCC);
    text(properties, Mapi.INTERNET_MESSAGE_ID, message::getInternetMessageId);
    text(properties, Mapi.IN_REPLY_TO_ID, message::getInReplyToId);
    time(properties, Mapi.CLIENT_SUBMIT_TIME, message::getClientSubmitTime);
    time(properties, Mapi.MESSAGE_DELIVERY_TIME, message::getMessageDeliveryTime);
    text(properties, Mapi.BODY, message::getBody);
    text(properties, Mapi.HTML, message::getBodyHTML);
    rtf(properties, message);
    return new MapiMail(properties, recipients(message), attachments(message, depth), null);
  }

  private void text(MapiProperties properties, int id, Pst.Call<String> call) {
    String text = read(call);
    properties.put(id, text == null ? "" : text);
  }

  private void time(MapiProperties properties, int id, Pst.Call<Date> call) {
    Date time = read(call);
    if (time != null) {
      properties.put(id, time.toInstant());
    }
  }

  /// The library unpacks RTF; here it gets the header of RTF that is not packed (MS-OXRTFCP
  /// §2.1.3).
  private void rtf(MapiProperties properties, PSTMessage message) {
    String text = read(message::getRTFBody);
    if (text == null || text.isEmpty()) {
      return;
    }
    byte[] rtf = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[RTF_HEADER + rtf.length];
    System.arraycopy("MELA".getBytes(StandardCharsets.US_ASCII), 0, whole, 8, 4);
    System.arraycopy(rtf, 0, whole, RTF_HEADER, rtf.length);
    properties.put(Mapi.RTF_COMPRESSED, MapiProperties.BINARY, Slice.of(whole));
  }

  private List<MapiProperties> recipients(PSTMessage message) {
    List<MapiProperties> recipients = new ArrayList<>();
    int count = count(message::getNumberOfRecipients);
    for (int i = 0; i < count; i++) {
      int number = i;
      PSTRecipient recipient = read(() -> message.getRecipient(number));
      if (recipient == null) {
        continue;
      }
      MapiProperties properties = new MapiProperties();
      text(properties, Mapi.DISPLAY_NAME, recipient::getDisplayName);
      text(properties, Mapi.SMTP_ADDRESS, recipient::getSmtpAddress);
      text(properties, Mapi.EMAIL_ADDRESS, recipient::getEmailAddress);
      properties.put(Mapi.RECIPIENT_TYPE, count(recipient::getRecipientType));
      recipients.add(properties);
    }
    return recipients;
  }

  /// A number of things, held to that of parts.
  private int count(Pst.Call<Integer> call) {
    Integer count = read(call);
    if (count == null || count <= 0) {
      return 0;
    }
    long most = budget.limits().of(Limit.PARTS);
    if (!budget.within(Limit.PARTS, count)) {
      note(Missing.of(Limit.PARTS));
    }
    return (int) Math.min(count, most);
  }

  private List<MapiMail.Attachment> attachments(PSTMessage message, int depth) {
    List<MapiMail.Attachment> attachments = new ArrayList<>();
    int count = count(message::getNumberOfAttachments);
    if (count == 0 && Boolean.TRUE.equals(read(message::hasAttachments))) {
      // The library says "none" too where it cannot read their table.
      note(new Missing(Cause.DAMAGED, "attachments"));
    }
    for (int i = 0; i < count; i++) {
      int number = i;
      PSTAttachment attachment = read(() -> message.getAttachment(number));
      if (attachment != null) {
        attachments.add(attachment(attachment, depth));
      }
    }
    return attachments;
  }

  private MapiMail.Attachment attachment(PSTAttachment attachment, int depth) {
    MapiProperties properties = new MapiProperties();
    text(properties, Mapi.ATTACH_LONG_FILENAME, attachment::getLongFilename);
    text(properties, Mapi.ATTACH_FILENAME, attachment::getFilename);
    text(properties, Mapi.DISPLAY_NAME, attachment::getDisplayName);
    text(properties, Mapi.ATTACH_LONG_PATHNAME, attachment::getLongPathname);
    text(properties, Mapi.ATTACH_PATHNAME, attachment::getPathname);
    text(properties, Mapi.ATTACH_MIME_TAG, attachment::getMimeTag);
    text(properties, Mapi.ATTACH_CONTENT_ID, attachment::getContentId);
    Integer method = read(attachment::getAttachMethod);
    properties.put(Mapi.ATTACH_METHOD, method == null ? 1 : method);
    return method != null && method == EMBEDDED
        ? embedded(properties, attachment, depth + 1)
        : new MapiMail.Attachment(properties, content(attachment), null);
  }

  private MapiMail.Attachment embedded(
      MapiProperties properties, PSTAttachment attachment, int depth) {
    if (!budget.within(Limit.DEPTH, depth)) {
      note(Missing.of(Limit.DEPTH));
      return new MapiMail.Attachment(properties, Slice.empty(), null);
    }
    PSTMessage message = read(attachment::getEmbeddedPSTMessage);
    if (message == null) {
      note(store.why());
      return new MapiMail.Attachment(properties, Slice.empty(), null);
    }
    return new MapiMail.Attachment(properties, Slice.empty(), mail(message, depth));
  }

  private Slice content(PSTAttachment attachment) {
    Unpacked content =
        read(
            () -> {
              try (InputStream in = attachment.getFileInputStream()) {
                return unpacking.drain(in, 1 << 12).unpacked("attachment");
              }
            });
    if (content == null) {
      return Slice.empty();
    }
    note(content.missing());
    return content.content();
  }
}
