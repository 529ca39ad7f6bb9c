package dev.sekisho.mime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name that a part of a saved page has by its Content-Location. RFC 2557 §4.2.
final class Location {
  private static final int LONGEST_NAME = 255;

  private Location() {}

  /// The last segment of the path of `field`'s URL if it looks like the name of a file: none, or
  /// one.
  static List<String> fileNames(@Nullable Header field) {
    if (field == null) {
      return List.of();
    }
    String url = field.text().strip();
    int end = url.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = url.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    String path = url.substring(0, end);
    int authority = path.indexOf("//");
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    boolean host = authority >= 0 && slash <= authority + 1;
    String name = decoded(path.substring(slash + 1));
    boolean file = !host && name.indexOf('.') >= 0 && name.length() <= LONGEST_NAME;
    return file ? List.of(name) : List.of();
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that escapes nothing.
      return segment;
    }
  }
}
