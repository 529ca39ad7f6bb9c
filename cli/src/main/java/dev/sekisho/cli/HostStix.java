package dev.sekisho.cli;

import dev.sekisho.engine.Outcome;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostResult.HostSighting;
import dev.sekisho.host.HostVerdict;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// One STIX 2.1 bundle: for each sighting on an infected host an `observed-data` with its files and
/// registry keys and a `sighting` (docs/formats/host-stix.md). Names are as they are compared.
final class HostStix implements HostReport {
  private static final Set<String> TEXTS =
      Set.of(
          "key", "version", "vendor", "user_id", "account_login", "display_name", "account_type");

  private final StixReport stix;
  private final Findings findings;

  HostStix(StixReport stix, Findings findings) {
    this.stix = stix;
    this.findings = findings;
  }

  @Override
  public byte[] start() {
    return stix.start();
  }

  @Override
  public byte[] end() {
    return stix.end();
  }

  @Override
  public byte[] of(HostResult host) {
    Map<String, byte[]> objects = new LinkedHashMap<>();
    if (host.verdict() == HostVerdict.INFECTED) {
      String self = stix.system(host.name(), objects);
      host.sightings().stream()
          .filter(sighting -> !sighting.deleted())
          .forEach(sighting -> sighting(host, sighting, self, objects));
    }
    return StixReport.appended(objects);
  }

  private void sighting(
      HostResult host, HostSighting sighting, String system, Map<String, byte[]> objects) {
    Map<String, byte[]> own = new LinkedHashMap<>();
    for (Outcome.Evidence evidence : sighting.hit().evidence()) {
      artefact(host, evidence.object(), own);
    }
    String because =
        findings.of(sighting.hit(), List.of()).evidence().stream()
            .map(term -> String.join(" › ", term.path()) + ": " + term.term())
            .collect(Collectors.joining("\n"));
    objects.putAll(own);
    stix.sighting(
        host.name() + String.join("\n", sighting.paths()),
        sighting.advisory(),
        sighting.indicator(),
        because,
        List.copyOf(own.keySet()),
        system,
        objects);
  }

  private static void artefact(
      HostResult host, ObservedObject observed, Map<String, byte[]> objects) {
    String type = observed.type();
    if (!Set.of("file", "directory", "windows-registry-key", "user-account", "software")
        .contains(type)) {
      return;
    }
    StixReport.object(
        objects,
        type,
        host.name() + observed.path(),
        json -> {
          Properties properties = observed.properties();
          for (String name : properties.names()) {
            property(json, type, name, properties.get(name));
          }
        });
  }

  private static void property(
      JsonGenerator json,
      String type,
      String name,
      @org.jspecify.annotations.Nullable Value value) {
    boolean plain =
        TEXTS.contains(name)
            || (name.equals("name") && !type.equals("windows-registry-key"))
            || (name.equals("path") && type.equals("directory"));
    if (plain && value instanceof Value.Text(String text)) {
      Json.text(json, name, text);
    } else if (name.equals("size") && value instanceof Value.Whole(long number)) {
      json.writeNumberProperty(name, number);
    }
  }
}
