package dev.sekisho.document;

import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as Outlook and Exchange keep it (MS-OXCMSG): properties, recipients, attachments.
///
/// @param missing why not all of it could be read; null if it could
record MapiMail(
    MapiProperties properties,
    List<MapiProperties> recipients,
    List<Attachment> attachments,
    @Nullable Missing missing) {
  MapiMail {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
  }

  /// A file or a message attached.
  ///
  /// @param content of a file; empty for a message
  /// @param message the message; null for a file
  record Attachment(MapiProperties properties, Slice content, @Nullable MapiMail message) {}
}
