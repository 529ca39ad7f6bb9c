package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Rule;
import dev.sekisho.scan.Tools;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The digest of all that decides what a run answers of a message: with any of it changed, what was
/// answered before says nothing.
final class RunDigest {
  private final MessageDigest sha256 = Resume.sha256();

  private RunDigest() {}

  static String of(
      Catalogue catalogue,
      List<Rule> rules,
      Limits limits,
      Tools tools,
      Suppressions suppressions) {
    RunDigest digest = new RunDigest();
    digest.add(VersionCommand.version());
    for (int number = 0; number < rules.size(); number++) {
      Indicator indicator = catalogue.entry(number).indicator();
      digest.add(rules.get(number).id());
      digest.add(indicator.patternText());
      digest.add(String.valueOf(rules.get(number).weak()));
    }
    for (Limit limit : Limit.values()) {
      digest.add(limit.key() + "=" + limits.of(limit));
    }
    tools.passwords().forEach(digest::add);
    digest.add(tools.unpacker() == null ? "" : "unpacker");
    suppressions.names().stream().sorted().forEach(digest::add);
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  /// Adds a text and its end.
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha256.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    sha256.update((byte) ':');
    sha256.update(bytes);
  }
}
