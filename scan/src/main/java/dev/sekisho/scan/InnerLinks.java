package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.document.PercentText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses that stand inside of others: what a URL redirects to by its query or path, as it is,
/// in percent escapes or in base64; folders of the web as Windows names them; references of style
/// sheets without a scheme.
final class InnerLinks {
  /// Escapes of escapes that are undone.
  private static final int DEEPEST = 3;

  private static final int SHORTEST_BASE64 = 12;
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ftps?):[/\\\\]{2}");
  private static final Pattern PIECES = Pattern.compile("[&?#;=]");
  private static final Pattern BASE64 = Pattern.compile("aHR0c[A-Za-z0-9+/_-]+");

  /// `\\host@port\path` and `\\host@SSL@port\path`.
  private static final Pattern WEB_FOLDER =
      Pattern.compile(
          "[\\\\/]{2}([\\w.-]{1,255})@(?:(?i)(SSL)(?:@(\\d{1,5}))?|(\\d{1,5}))(?=[\\\\/])([^\\s\"'<>&|]*)");

  private static final Pattern STYLE =
      Pattern.compile("(?i)(?:url\\(\\s*[\"']?|@import\\s*[\"'])(//[^\\s\"'()<>;]+)");

  private InnerLinks() {}

  /// The URLs that `url` holds behind its host, each as far as it may go: to its end, and to the
  /// next `&` of the query it stands in.
  static List<String> of(String url) {
    List<String> found = new ArrayList<>();
    int host = url.indexOf("//") + 2;
    if (host < 2
        || (url.indexOf("//", host) < 0 && url.indexOf('%') < 0 && !url.contains("aHR0c"))) {
      return found;
    }
    String rest = url.substring(host);
    add(rest, found);
    for (String piece : PIECES.split(rest, -1)) {
      String plain = piece;
      for (int i = 0; i < DEEPEST && plain.indexOf('%') >= 0; i++) {
        plain = PercentText.decoded(plain);
      }
      add(plain, found);
      encoded(plain, found);
    }
    return found.stream().distinct().toList();
  }

  /// Adds the first address in `text`, to its end.
  private static void add(String text, List<String> found) {
    Matcher address = ADDRESS.matcher(text);
    if (address.find()) {
      found.add(text.substring(address.start()));
    }
  }

  private static void encoded(String text, List<String> found) {
    Matcher run = text.contains("aHR0c") ? BASE64.matcher(text) : null;
    if (run != null && run.find() && run.group().length() >= SHORTEST_BASE64) {
      String standard = run.group().replace('-', '+').replace('_', '/');
      int whole = standard.length() - (standard.length() % 4 == 1 ? 1 : 0);
      byte[] bytes = Base64.getDecoder().decode(standard.substring(0, whole));
      add(Slice.of(bytes).text(StandardCharsets.UTF_8), found);
    }
  }

  /// The URLs of the folders of the web in `text` (Microsoft's WebDAV redirector).
  static List<String> ofWebFolders(String text) {
    List<String> found = new ArrayList<>();
    Matcher folder = text.indexOf('@') < 0 ? null : WEB_FOLDER.matcher(text);
    while (folder != null && folder.find()) {
      boolean secure = folder.group(2) != null;
      String port = secure ? folder.group(3) : folder.group(4);
      found.add(
          (secure ? "https://" : "http://")
              + folder.group(1).toLowerCase(Locale.ROOT)
              + (port == null ? "" : ":" + port)
              + folder.group(5).replace('\\', '/'));
    }
    return found;
  }

  /// The references without a scheme that a style sheet in `text` has.
  static List<String> ofStyles(String text) {
    List<String> found = new ArrayList<>();
    Matcher reference =
        text.contains("url(") || text.contains("@import") ? STYLE.matcher(text) : null;
    while (reference != null && reference.find()) {
      found.add(reference.group(1));
    }
    return found;
  }
}
