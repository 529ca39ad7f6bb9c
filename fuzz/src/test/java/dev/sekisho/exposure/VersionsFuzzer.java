package dev.sekisho.exposure;

import static dev.sekisho.fuzz.Properties.require;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Any text, its first line a range of versions, the next ones versions: what could not be read of
/// a range leaves all open, versions are ordered alike from both sides, and a version is in the
/// ranges that end at it and not in those that leave it out.
public final class VersionsFuzzer {
  private static final List<String> SCHEMES =
      List.of(
          "apk", "composer", "deb", "generic", "golang", "maven", "npm", "nuget", "pypi", "rpm");

  /// What means nothing else in a list of constraints.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.+~:_-]+");

  private VersionsFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = new String(input, StandardCharsets.UTF_8).lines().limit(4).toList();
    if (lines.isEmpty()) {
      return;
    }
    List<String> versions = lines.subList(1, lines.size());
    for (String product : List.of("", "Mailer")) {
      VersionRange range = RangeReader.read(lines.getFirst(), product);
      require(range.equals(RangeReader.read(lines.getFirst(), product)), "read twice, two ranges");
      for (String version : versions) {
        Containment in = range.contains(version);
        require(
            range.unread().isEmpty() || in == Containment.UNKNOWN,
            "not read, and yet known: " + in);
      }
    }
    for (String scheme : SCHEMES) {
      for (String version : versions) {
        if (PLAIN.matcher(version).matches()) {
          bounds(version, scheme);
        }
        versions.forEach(other -> ordered(version, other, scheme));
      }
    }
  }

  private static void ordered(String mine, String other, String scheme) {
    Ordering there = Versions.compare(mine, other, scheme);
    Ordering back = Versions.compare(other, mine, scheme);
    Ordering turned =
        switch (there) {
          case BEFORE -> Ordering.AFTER;
          case AFTER -> Ordering.BEFORE;
          case SAME, UNORDERED -> there;
        };
    require(back == turned, scheme + ": " + mine + " " + there + " " + other + ", back " + back);
  }

  private static void bounds(String version, String scheme) {
    for (String sign : List.of("<=", ">=", "=")) {
      VersionRange with = RangeReader.read("vers:" + scheme + "/" + sign + version, "");
      require(with.contains(version) != Containment.OUT, "left out of " + with.text());
    }
    for (String sign : List.of("<", ">", "!=")) {
      VersionRange without = RangeReader.read("vers:" + scheme + "/" + sign + version, "");
      require(without.contains(version) != Containment.IN, "in " + without.text());
    }
  }
}
