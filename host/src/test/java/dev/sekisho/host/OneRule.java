package dev.sekisho.host;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.hyperscan.Prefilters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The rules of an advisory with one indicator.
final class OneRule {
  private static final String ID = "--00000000-0000-4000-8000-000000000001";

  private OneRule() {}

  /// Loads them as they are from a bundle.
  ///
  /// @param folder where the bundle is written
  /// @param pattern in STIX
  static HostRules of(Path folder, String pattern, Instant now, Naming naming, HostExtras extras)
      throws IOException {
    String bundle =
        """
        {"type": "bundle", "id": "bundle%1$s", "objects": [{"type": "indicator",
         "spec_version": "2.1", "id": "indicator%1$s", "created": "2003-01-01T00:00:00Z",
         "modified": "2003-01-01T00:00:00Z", "valid_from": "2003-01-01T00:00:00Z",
         "pattern_type": "stix", "pattern": "%2$s"}]}
        """
            .formatted(ID, pattern.replace("\\", "\\\\"));
    Path file = Files.writeString(folder.resolve("rules.json"), bundle);
    return HostRules.of(
        AdvisoryLoader.load(List.of(file)).advisories(),
        now,
        naming,
        extras,
        Prefilters.pureJava());
  }
}
