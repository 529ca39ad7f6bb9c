package dev.sekisho.scan;

import java.util.List;

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
}
