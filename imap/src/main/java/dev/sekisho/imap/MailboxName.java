package dev.sekisho.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Names of mailboxes as IMAP writes them: modified UTF-7 (RFC 3501 §5.1.3).
final class MailboxName {
  private MailboxName() {}

  /// The text of a name as sent; what is no modified UTF-7 stays as it is.
  static String decoded(String name) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      int start = name.indexOf('&', at);
      int end = start < 0 ? -1 : name.indexOf('-', start);
      if (end < 0) {
        break;
      }
      text.append(name, at, start).append(run(name.substring(start, end + 1)));
      at = end + 1;
    }
    return text.append(name, at, name.length()).toString();
  }

  private static String run(String encoded) {
    if (encoded.equals("&-")) {
      return "&";
    }
    try {
      String base64 = encoded.substring(1, encoded.length() - 1).replace(',', '/');
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_16BE);
    } catch (IllegalArgumentException notBase64) {
      return encoded;
    }
  }

  /// A text as the name of a mailbox is sent.
  static String encoded(String text) {
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && (text.charAt(end) < ' ' || text.charAt(end) > '~')) {
        end++;
      }
      if (end == at) {
        name.append(text.charAt(at) == '&' ? "&-" : text.substring(at, at + 1));
        at++;
      } else {
        byte[] wide = text.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(wide);
        name.append('&').append(base64.replace('/', ',')).append('-');
        at = end;
      }
    }
    return name.toString();
  }
}
