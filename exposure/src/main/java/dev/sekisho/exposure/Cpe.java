package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A CPE name: `cpe:2.3:` with eleven attributes (NISTIR 7695 §6.2), or the older `cpe:/` form.
///
/// @param attributes the eleven attributes in lower case, `*` for any
record Cpe(List<String> attributes) {
  private static final int ATTRIBUTES = 11;
  private static final int VERSION = 3;
  private static final Pattern ATTRIBUTE = Pattern.compile("((?:\\\\.|[^\\\\:])*)(?::|$)");

  Cpe {
    attributes = List.copyOf(attributes);
  }

  /// Reads one; empty if it is not a CPE name.
  static Optional<Cpe> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean modern = lower.startsWith("cpe:2.3:");
    if (!modern && !lower.startsWith("cpe:/")) {
      return Optional.empty();
    }
    String rest = lower.substring(modern ? 8 : 5);
    List<String> attributes = new ArrayList<>();
    Matcher matcher = ATTRIBUTE.matcher(rest);
    int at = 0;
    while (at < rest.length() && matcher.region(at, rest.length()).lookingAt()) {
      attributes.add(matcher.group(1).isEmpty() ? "*" : matcher.group(1));
      at = matcher.end();
    }
    while (attributes.size() < ATTRIBUTES) {
      attributes.add("*");
    }
    return Optional.of(new Cpe(attributes.subList(0, ATTRIBUTES)));
  }

  /// Part, vendor and product.
  String key() {
    return String.join(":", attributes.subList(0, VERSION));
  }

  /// Its version; `*` for any.
  String version() {
    return attributes.get(VERSION);
  }

  /// Its version without escapes; empty if it names none.
  String plainVersion() {
    String version = version();
    return version.equals("*") || version.equals("-") ? "" : version.replace("\\", "");
  }

  /// True if no attribute other than the version contradicts `installed`, as in CPE name matching
  /// (NISTIR 7696 §6): any value meets any value.
  boolean agrees(Cpe installed) {
    for (int i = 0; i < ATTRIBUTES; i++) {
      String mine = attributes.get(i);
      String other = installed.attributes.get(i);
      if (i != VERSION && !mine.equals("*") && !other.equals("*") && !mine.equals(other)) {
        return false;
      }
    }
    return true;
  }
}
