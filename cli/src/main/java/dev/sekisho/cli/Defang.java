package dev.sekisho.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes URLs unclickable: `hxxp://host[.]example/path`.
final class Defang {
  private static final Pattern URL =
      Pattern.compile("(?i)\\b(h)tt(ps?)://([^/?#\\s]*)|\\b(f)t(ps?)://([^/?#\\s]*)");
  private static final Pattern BARE = Pattern.compile("(?i)\\bwww\\.[a-z0-9.-]+");

  private Defang() {}

  /// `text` with every `http`, `https` and `ftp` URL and every host that starts with `www.` in it
  /// defanged.
  static String of(String text) {
    String urls = URL.matcher(text).replaceAll(url -> Matcher.quoteReplacement(scheme(url)));
    return BARE.matcher(urls).replaceAll(host -> Matcher.quoteReplacement(host(host.group())));
  }

  /// A host name with its dots in brackets.
  static String host(String name) {
    return name.replace("[.]", ".").replace(".", "[.]");
  }

  private static String scheme(java.util.regex.MatchResult url) {
    if (url.group(1) != null) {
      return url.group(1) + "xx" + url.group(2) + "://" + host(url.group(3));
    }
    return url.group(4) + "x" + url.group(5) + "://" + host(url.group(6));
  }
}
