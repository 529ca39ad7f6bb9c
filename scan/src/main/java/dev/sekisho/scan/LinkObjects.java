package dev.sekisho.scan;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Member;
import dev.sekisho.document.Markup;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes `url`, `domain-name`, `ipv4-addr` and `ipv6-addr` objects (STIX 2.1 §6) of what bodies and
/// Received fields mention, where some rule asks for any of them.
final class LinkObjects {
  static final List<String> TYPES = List.of("url", "domain-name", "ipv4-addr", "ipv6-addr");

  private static final List<String> FIELDS =
      List.of("Subject", "List-Unsubscribe", "List-Help", "List-Subscribe", "List-Archive");
  private static final Missing SCRIPT = new Missing(Cause.UNSUPPORTED, "script");
  private static final Pattern FLOWED = Pattern.compile(" \\r?\\n");

  private final Gathered gathered;
  private final boolean wanted;

  LinkObjects(Gathered gathered, Demand demand) {
    this.gathered = gathered;
    this.wanted = TYPES.stream().anyMatch(demand::wantsType);
  }

  /// True if some rule asks for links.
  boolean wanted() {
    return wanted;
  }

  /// Reads the text of a part, by one of its readings: text of a subtype that is neither plain nor
  /// HTML, such as `text/x-amp-html`, as both, and so plain text that starts with a tag. Where
  /// there are NUL characters, as in wide characters without their label, it is read without them
  /// too. Lines that `format=flowed; delsp=yes` joins (RFC 3676 §4.1) are joined.
  void body(Entity part, String text, Path path) {
    if (!wanted) {
      return;
    }
    Links links = new Links();
    body(part, text, links);
    if (text.indexOf('\0') >= 0) {
      body(part, text.replace("\0", ""), links);
    }
    if (parameter(part, "delsp").equalsIgnoreCase("yes")) {
      links.text(FLOWED.matcher(text).replaceAll(""));
    }
    add(links, path);
  }

  private static void body(Entity part, String text, Links links) {
    boolean html = part.mediaType().equals("text/html");
    if (html || !part.mediaType().equals("text/plain") || startsWithTag(text)) {
      links.html(text, base(part));
    }
    if (!html) {
      links.text(text);
    }
  }

  private static boolean startsWithTag(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '<';
  }

  /// What relative links in a part are resolved against: Content-Base (RFC 2110 §4.2), which older
  /// mailers write, else Content-Location (RFC 2557 §5).
  private static String base(Entity part) {
    for (String name : List.of("Content-Base", "Content-Location")) {
      Header field = part.headers().first(name);
      if (field != null && field.unfolded().contains("://")) {
        return field.unfolded().replaceAll("[\\s<>\"]", "");
      }
    }
    return "";
  }

  /// Reads fields of a message that clients show as text or as links: Subject, and those of lists
  /// (RFC 2369).
  void fields(Entity message, Path path) {
    if (!wanted) {
      return;
    }
    Links links = new Links();
    for (String name : FIELDS) {
      message.headers().named(name).forEach(field -> links.text(field.text()));
    }
    add(links, path);
  }

  /// Reads where a part says that it comes from or lies: its Content-Location (RFC 2557 §4.2), the
  /// place of a `message/external-body` (RFC 2046 §5.2.3, RFC 2017).
  void elsewhere(Entity part, Path path) {
    Header location = wanted ? part.headers().first("Content-Location") : null;
    boolean external = wanted && part.mediaType().equals("message/external-body");
    if (location != null || external) {
      Links links = new Links();
      links.text(location == null ? "" : location.text());
      links.text(external ? place(part) : "");
      add(links, path);
    }
  }

  private static String place(Entity part) {
    String url = parameter(part, "url").replaceAll("\\s", "");
    String site = parameter(part, "site");
    String file = parameter(part, "directory") + "/" + parameter(part, "name");
    String ftp = site.isEmpty() ? "" : "ftp://" + site + ("/" + file).replaceAll("/+", "/");
    return url + "\n" + ftp + "\n" + parameter(part, "server");
  }

  private static String parameter(Entity part, String name) {
    String value = part.parameter(name);
    return value == null ? "" : value.strip();
  }

  /// Reads a file that is no text part, if it is HTML or XML by its content, or other text with an
  /// address in it, such as a script, a shortcut or a table.
  void page(Slice content, Path path) {
    if (!wanted) {
      return;
    }
    Links links = new Links();
    if (Markup.recognises(content)) {
      links.html(Markup.text(content), "");
    } else {
      String text = PlainFile.text(content);
      if (text != null) {
        links.script(text);
      }
    }
    add(links, path);
  }

  /// Reads what stands beside the parts of a multipart: as text, and as HTML if it looks like that.
  void beside(Slice bytes, String text, Path path) {
    if (!wanted) {
      return;
    }
    Links links = new Links();
    links.text(text);
    if (Markup.recognises(bytes) || startsWithTag(text)) {
      links.html(text, "");
    }
    add(links, path);
  }

  /// Reads text that a container shows, or a link that stands in it; as much of it as can be read.
  void shown(Member member, Path path) {
    if (!wanted) {
      return;
    }
    Links links = new Links();
    links.text(member.content().text(StandardCharsets.UTF_8));
    add(links, path);
    if (member.missing() != null) {
      gathered.linksBehind(gathered.gap(path, member.missing()));
    }
  }

  /// Reads Received fields: the hosts they name, and the addresses in brackets.
  void received(List<Header> lines, Path path) {
    if (!wanted || lines.isEmpty()) {
      return;
    }
    Links links = new Links();
    for (Header line : lines) {
      String text = line.unfolded();
      links.text(text);
      literals(text, links.hosts);
    }
    add(links, path);
  }

  private static void literals(String text, Hosts hosts) {
    int open = text.indexOf('[');
    while (open >= 0) {
      int close = text.indexOf(']', open);
      if (close < 0) {
        return;
      }
      String literal = text.substring(open + 1, close);
      hosts.literal(literal.regionMatches(true, 0, "IPv6:", 0, 5) ? literal.substring(5) : literal);
      open = text.indexOf('[', close);
    }
  }

  private void add(Links links, Path path) {
    add("url", links.urls, path);
    add("domain-name", links.hosts.domains, path);
    add("ipv4-addr", links.hosts.ipv4, path);
    add("ipv6-addr", links.hosts.ipv6, path);
    if (!links.whole) {
      gathered.linksBehind(gathered.gap(path, Missing.of(Limit.STEPS)));
    }
    switch (links.targets) {
      case WHOLE -> {}
      case HOST -> gathered.urlsBehind(gathered.gap(path, SCRIPT));
      case NOTHING -> gathered.linksBehind(gathered.gap(path, SCRIPT));
    }
  }

  private void add(String type, Set<String> values, Path path) {
    for (String value : values) {
      gathered.add(type, path).properties().put("value", new Value.Text(value));
    }
  }
}
