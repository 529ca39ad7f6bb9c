package dev.sekisho.scan;

import dev.sekisho.document.PercentText;
import dev.sekisho.document.ScriptTargets;
import dev.sekisho.document.ScriptText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The URLs, domain names and addresses found in the texts of a message.
///
/// A URL is kept as written and as a client resolves it (WHATWG URL Standard §4.4: white space
/// inside dropped, backslashes as slashes, scheme and host in lower case, numeric hosts as IPv4,
/// the scheme's own port left out), where the two differ; and without what names a user and the dot
/// of the root, which lead to the same place. Its host becomes a domain name or an address; so does
/// a host mentioned without a URL. Each text is read once, in linear time.
final class Links {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");
  private static final Map<String, String> PORTS =
      Map.of("http", ":80", "https", ":443", "ftp", ":21", "ftps", ":990");

  /// URLs in URLs that are read.
  private static final int DEEPEST = 16;

  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f]+");
  private static final String CLOSING = ".,;:!?'\")]}>";

  final Set<String> urls = new LinkedHashSet<>();
  final Hosts hosts = new Hosts();

  /// False if something was not read to its end that may have links.
  boolean whole = true;

  /// What is known of where scripts lead.
  ScriptTargets.Known targets = ScriptTargets.Known.WHOLE;

  /// How many URLs the one that is read is inside of.
  private int depth;

  private final StringBuilder scripts = new StringBuilder();

  /// Reads plain text.
  void text(String text) {
    int at = 0;
    int hostStart = -1;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Hosts.isHostCharacter(c)) {
        hostStart = hostStart < 0 ? at : hostStart;
        continue;
      }
      if (c == ':'
          && hostStart >= 0
          && isScheme(text, hostStart, at)
          && text.startsWith("//", at + 1)) {
        int end = endOfUrl(text, at);
        int start = schemeStart(text, hostStart, at);
        url(text.substring(start, end));
        quoted(text, start, end);
        at = end - 1;
      } else if (hostStart >= 0) {
        hosts.mention(text.substring(hostStart, at));
      }
      hostStart = -1;
    }
    if (hostStart >= 0) {
      hosts.mention(text.substring(hostStart));
    }
  }

  /// Reads the URL between `start` and `end` as one in single quotes, where one stands before it.
  private void quoted(String text, int start, int end) {
    int close = start > 0 && text.charAt(start - 1) == '\'' ? text.indexOf('\'', start) : -1;
    if (close >= 0 && close < end && text.lastIndexOf(':', close) > start) {
      url(text.substring(start, close));
    }
  }

  /// Reads text that may be a script or a style sheet: as it is, and as what it says where it is
  /// written otherwise.
  void script(String text) {
    text(text);
    InnerLinks.ofStyles(text).forEach(reference -> url("http:" + reference));
    ScriptText.Readings readings = ScriptText.readings(text);
    readings.texts().forEach(this::text);
    whole &= readings.whole();
  }

  /// Reads HTML: the links of its attributes, and what its text shows.
  ///
  /// @param base what relative links are resolved against; empty if it says so itself or not at all
  void html(String html, String base) {
    scripts.setLength(0);
    boolean read = HtmlText.read(html, base, this::link, this::script, this::ran);
    whole &= read;
    if (!scripts.isEmpty()) {
      targets(ScriptTargets.of(scripts.toString()), base);
    }
  }

  private void targets(ScriptTargets.Targets leads, String base) {
    targets = targets.and(leads.known());
    leads.places().forEach(place -> link(base, place));
    for (String page : leads.pages()) {
      if (page.indexOf('<') >= 0) {
        boolean read = HtmlText.read(page, base, this::link, this::text, _ -> {});
        whole &= read;
      }
    }
  }

  /// Takes what a browser runs of a page.
  private void ran(String script) {
    scripts.append(script).append('\n');
  }

  private void link(String base, String reference) {
    String clean = withoutBreaks(reference);
    if (clean.chars().anyMatch(c -> c < ' ')) {
      link(base, CONTROLS.matcher(clean).replaceAll(""));
    }
    int colon = clean.indexOf(':');
    if (colon > 0 && isScheme(clean, 0, colon)) {
      url(clean.substring(schemeStart(clean, 0, colon)));
    } else if (clean.regionMatches(true, 0, "mailto:", 0, 7)) {
      text(clean.substring(7));
    } else if (slashes(clean).startsWith("//")) {
      InnerLinks.ofWebFolders(clean).forEach(this::url);
      url((base.startsWith("https:") ? "https:" : "http:") + clean);
    } else if (colon >= 0) {
      // A script, or an address behind a scheme of its own (`view-source:`, `ms-word:ofe|u|`).
      script(clean);
      InnerLinks.ofWebFolders(PercentText.decoded(clean)).forEach(this::url);
      if (clean.regionMatches(true, 0, "javascript:", 0, 11)) {
        ran(PercentText.decoded(clean.substring(11)));
      }
    } else if (!base.isEmpty()) {
      link("", resolve(withoutBreaks(base), slashes(clean)));
    }
  }

  private void inner(List<String> found) {
    if (found.isEmpty()) {
      return;
    }
    if (++depth > DEEPEST) {
      whole = false;
    } else {
      found.forEach(this::url);
    }
    depth--;
  }

  private void url(String written) {
    if (urls.add(written)) {
      inner(InnerLinks.of(written));
    }
    int colon = written.indexOf(':');
    String scheme = written.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = withoutBreaks(written.substring(colon + 1));
    int start = 0;
    while (start < rest.length() && (rest.charAt(start) == '/' || rest.charAt(start) == '\\')) {
      start++;
    }
    int end = start;
    while (end < rest.length() && "/\\?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(start, end);
    String userInfo = authority.substring(0, authority.lastIndexOf('@') + 1);
    String host = hosts.ofUrl(authority.substring(userInfo.length()));
    String port = PORTS.getOrDefault(scheme, "");
    String place = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    String path = slashesBeforeQuery(rest.substring(end));
    urls.add(scheme + "://" + userInfo + place + path);
    String plain = place.endsWith(".") ? place.substring(0, place.length() - 1) : place;
    if (!plain.equals(userInfo + place)) {
      urls.add(scheme + "://" + plain + path);
    }
  }

  private static String resolve(String base, String reference) {
    int authority = base.indexOf("//");
    int root = base.indexOf('/', authority + 2);
    if (authority < 0 || root < 0) {
      return base + (reference.startsWith("/") ? "" : "/") + reference;
    }
    return base.substring(0, reference.startsWith("/") ? root : base.lastIndexOf('/') + 1)
        + reference;
  }

  private static boolean isScheme(String text, int from, int to) {
    return SCHEMES.contains(
        text.substring(schemeStart(text, from, to), to).toLowerCase(Locale.ROOT));
  }

  /// Where a scheme that ends at `to` starts, so that `see.http` and `-http` are read as well.
  private static int schemeStart(String text, int from, int to) {
    int start = to;
    while (start > from && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int endOfUrl(String text, int from) {
    int end = from;
    while (end < text.length() && endsNoUrl(text.charAt(end))) {
      end++;
    }
    while (CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean endsNoUrl(char c) {
    return c > ' ' && c < 127 && "<>\"`{}|^".indexOf(c) < 0;
  }

  private static String withoutBreaks(String text) {
    return text.strip().replace("\t", "").replace("\r", "").replace("\n", "").replace("\0", "");
  }

  private static String slashes(String text) {
    return text.replace('\\', '/');
  }

  private static String slashesBeforeQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? slashes(path) : slashes(path.substring(0, query)) + path.substring(query);
  }
}
