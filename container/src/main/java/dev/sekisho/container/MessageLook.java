package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.Locale;
import java.util.Set;

/// Tells from its first bytes whether something is a message.
///
/// Source: RFC 5322 §2.2 (a field is a name of printable ASCII, a colon, a body). A file of
/// settings may look like that too, so one of the fields must be one that mail has.
final class MessageLook {
  private static final int LOOKED_AT = 1 << 14;
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /// Names of fields that mail has, in lower case.
  static final Set<String> MAIL_FIELDS =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "received",
          "return-path",
          "message-id",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "delivered-to",
          "reply-to",
          "sender",
          "x-mailer",
          "x-original-to",
          "envelope-to",
          "dkim-signature",
          "in-reply-to",
          "references",
          "list-id",
          "resent-from",
          "arc-seal",
          "authentication-results",
          "received-spf",
          "x-received",
          "x-sender",
          "user-agent",
          "x-priority",
          "x-spam-status",
          "x-apparently-to",
          "x-envelope-from",
          "errors-to",
          "precedence");

  private MessageLook() {}

  /// True if `head`, the start of a file, looks like a message.
  ///
  /// @param named true if the file's name or place says that it is one: then any text will do
  static boolean isMessage(Slice head, boolean named) {
    Slice looked = head.part(0, Math.min(head.length(), LOOKED_AT));
    if (looked.indexOf((byte) 0, 0) < 0 && named && !looked.isEmpty()) {
      return true;
    }
    String text = looked.latin1();
    int at = looked.startsWith(BOM, 0) ? BOM.length : 0;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return startsWithMailFields(text, at);
  }

  private static boolean startsWithMailFields(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      char first = text.charAt(at);
      boolean continued = (first == ' ' || first == '\t') && at > start;
      boolean from = text.startsWith("From ", at) || text.startsWith(">From ", at);
      if (!continued && !from) {
        String name = fieldName(text, at, next);
        if (name.isEmpty()) {
          return false;
        }
        if (MAIL_FIELDS.contains(name)) {
          return true;
        }
      }
      at = next;
    }
    return false;
  }

  /// Name of the field that starts at `at`, in lower case; empty if none does.
  static String fieldName(String text, int at, int end) {
    int colon = at;
    while (colon < end
        && text.charAt(colon) > ' '
        && text.charAt(colon) < 0x7f
        && text.charAt(colon) != ':') {
      colon++;
    }
    String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
    while (colon < end && (text.charAt(colon) == ' ' || text.charAt(colon) == '\t')) {
      colon++;
    }
    return colon < end && text.charAt(colon) == ':' ? name : "";
  }
}
