package dev.sekisho.fuzz;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.host.HostExtras;
import dev.sekisho.host.HostRules;
import dev.sekisho.host.Naming;
import dev.sekisho.hyperscan.Prefilters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Rules for hosts, of one made-up indicator.
final class SampleHostRules {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private SampleHostRules() {}

  /// The rules of an indicator with `pattern`.
  static HostRules of(String pattern, Naming naming, HostExtras extras) {
    String bundle =
        """
        {"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[
          {"type":"indicator","spec_version":"2.1",
          "id":"indicator--00000000-0000-4000-8000-000000000001",
          "created":"2003-01-01T00:00:00Z","modified":"2003-01-01T00:00:00Z",
          "valid_from":"2003-01-01T00:00:00Z","pattern_type":"stix","pattern":"%s"}]}
        """
            .formatted(pattern);
    Path file = Given.file("host-rules.json", bundle.getBytes(StandardCharsets.UTF_8));
    return HostRules.of(
        AdvisoryLoader.load(List.of(file)).advisories(),
        TIME,
        naming,
        extras,
        Prefilters.pureJava());
  }
}
