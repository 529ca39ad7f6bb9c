package dev.sekisho.imap;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a mailbox, or of all mailboxes of a user: `imaps://user@host:port/Folder`.
///
/// Source: RFC 5092, without its parameters.
///
/// @param tls true for `imaps`: TLS from the first byte
/// @param user who to log in as
/// @param host the server, as its certificate has to name it
/// @param port its port; 993 or 143 where none is given
/// @param folder the mailbox; null for all
public record ImapAddress(
    boolean tls, String user, String host, int port, @Nullable String folder) {
  private static final String PLAIN = "-._~!$&'()*+,=";
  private static final Pattern SCHEME = Pattern.compile("(?i)imaps?://.*", Pattern.DOTALL);

  /// True if a name is meant as such an address.
  public static boolean isAddress(String name) {
    return SCHEME.matcher(name).matches();
  }

  /// Reads an address.
  ///
  /// @throws IOException if it is none, or holds a password; the message does not repeat that
  public static ImapAddress parse(String text) throws IOException {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // The cause would repeat the address, and a password in it.
      throw new IOException("not an IMAP address: " + e.getReason());
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String user = uri.getUserInfo();
    if (user != null && user.indexOf(':') >= 0) {
      throw new IOException(
          "an IMAP address with a password in it, which others on this machine could see: put it in"
              + " a file (--imap-password-file) or in SEKISHO_IMAP_PASSWORD");
    }
    if (user == null || user.isEmpty() || uri.getHost() == null) {
      throw new IOException("not an IMAP address: it has to be " + scheme + "://user@host/folder");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IOException("not an IMAP address: “?” and “#” are to be written as %3F and %23");
    }
    boolean tls = scheme.equals("imaps");
    String path = uri.getPath() == null ? "" : uri.getPath();
    String host = uri.getHost();
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new ImapAddress(
        tls,
        user,
        bracketed ? host.substring(1, host.length() - 1) : host,
        uri.getPort() < 0 ? (tls ? 993 : 143) : uri.getPort(),
        path.length() <= 1 ? null : path.substring(1));
  }

  /// The address of one mailbox of this user.
  String of(String mailbox) {
    return toString() + '/' + escaped(mailbox, "/:@");
  }

  /// A text as it stands in an address: what cannot is escaped (RFC 3986 §2.1), letters of all
  /// scripts can.
  ///
  /// @param more what else can where it stands
  private static String escaped(String text, String more) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || more.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  escaped.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
                }
              }
            });
    return escaped.toString();
  }

  /// The address without a mailbox.
  @Override
  public String toString() {
    String at = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    String end = port == (tls ? 993 : 143) ? "" : ":" + port;
    return (tls ? "imaps://" : "imap://") + escaped(user, "") + "@" + at + end;
  }
}
