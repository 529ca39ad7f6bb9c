package dev.sekisho.draft;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// What is told of URLs.
final class Urls {
  private Urls() {}

  /// True for an absolute URL of the web that a standard's `uri` format admits.
  static boolean isWeb(String url) {
    return parsed(url).isPresent();
  }

  /// Scheme and host of a URL of the web.
  static Optional<String> origin(String url) {
    return parsed(url).map(uri -> uri.getScheme() + "://" + uri.getAuthority());
  }

  private static Optional<URI> parsed(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean ascii = url.chars().allMatch(c -> c > 0x20 && c < 0x7F);
      return web && ascii && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }
}
