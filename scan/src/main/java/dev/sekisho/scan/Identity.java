package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Address;
import dev.sekisho.mime.Addresses;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who a message is, as it says itself: hostile text all of it, but for the digest.
///
/// @param messageId the Message-ID field; empty if there is none
/// @param date the Date field as written; empty if there is none
/// @param subject the subject, decoded; empty if there is none
/// @param from addresses of From, or of Sender where From has none
/// @param recipients addresses of To, Cc and Bcc, in that order
/// @param sha256 SHA-256 of the message's bytes as read, in lower-case hexadecimal
public record Identity(
    String messageId,
    String date,
    String subject,
    List<String> from,
    List<String> recipients,
    String sha256) {
  public Identity {
    from = List.copyOf(from);
    recipients = List.copyOf(recipients);
  }

  /// Who a file is that is no message.
  static Identity of(Slice file) {
    return new Identity("", "", "", List.of(), List.of(), Digests.hex(file, "SHA-256"));
  }

  /// Who a message is.
  ///
  /// @param bytes the whole of it
  static Identity of(Headers headers, Slice bytes) {
    List<String> from = addresses(headers, "From");
    List<String> recipients = new ArrayList<>(addresses(headers, "To"));
    recipients.addAll(addresses(headers, "Cc"));
    recipients.addAll(addresses(headers, "Bcc"));
    Header subject = headers.first("Subject");
    return new Identity(
        unfolded(headers.first("Message-ID")),
        unfolded(headers.first("Date")),
        subject == null ? "" : subject.text(),
        from.isEmpty() ? addresses(headers, "Sender") : from,
        recipients,
        Digests.hex(bytes, "SHA-256"));
  }

  private static List<String> addresses(Headers headers, String field) {
    List<String> addresses = new ArrayList<>();
    for (Header header : headers.named(field)) {
      for (Address address : Addresses.parse(header)) {
        addresses.add(address.address());
      }
    }
    return addresses;
  }

  private static String unfolded(@Nullable Header header) {
    return header == null ? "" : header.unfolded();
  }
}
