package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostResult.HostSighting;
import dev.sekisho.host.HostResult.OfAdvisory;
import dev.sekisho.host.HostResult.Open;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// JSON, one object a host: docs/formats/host-json.md.
final class HostJson implements HostReport {
  private final String language;
  private final Findings findings;

  HostJson(String language, Findings findings) {
    this.language = language;
    this.findings = findings;
  }

  @Override
  public byte[] of(HostResult host) {
    return Json.line(
        json -> {
          Json.text(json, "root", host.name());
          json.writeStringProperty("verdict", host.verdict().key());
          Json.objects(json, "sightings", host.sightings(), found -> sighting(json, found));
          Json.objects(json, "incomplete", host.incomplete(), open -> open(json, open));
          Json.objects(json, "advisories", host.advisories(), of -> advisory(json, of));
          Json.objects(json, "autostart", host.autostart(), one -> autostart(json, one));
          json.writeNumberProperty("files", host.files());
          json.writeNumberProperty("members", host.members());
          json.writeNumberProperty("keys", host.keys());
          json.writeNumberProperty("deleted", host.deleted());
          if (host.moreIncomplete() > 0) {
            json.writeNumberProperty("more_incomplete", host.moreIncomplete());
          }
        });
  }

  private void sighting(JsonGenerator json, HostSighting found) {
    Finding finding = findings.of(found.hit(), List.of());
    indicator(json, found.advisory(), found.indicator());
    Json.text(json, "path", found.paths().isEmpty() ? "" : found.paths().getFirst());
    Json.texts(json, "paths", found.paths());
    json.writeBooleanProperty("weak", found.weak());
    json.writeBooleanProperty("deleted", found.deleted());
    json.writeNumberProperty("count", found.count());
    Json.texts(json, "started_by", found.startedBy());
    Json.objects(
        json,
        "evidence",
        finding.evidence(),
        term -> {
          Json.text(json, "path", String.join(" › ", term.path()));
          Json.text(json, "object", term.object());
          Json.text(json, "term", term.term());
          Json.text(json, "value", term.value());
        });
  }

  private void indicator(JsonGenerator json, Advisory advisory, Indicator indicator) {
    Json.text(json, "advisory", advisory.id());
    Json.text(json, "revision", advisory.revision());
    Json.text(json, "tlp", advisory.tlp(indicator));
    Json.text(json, "indicator", indicator.id());
    Json.text(json, "name", indicator.name().in(language));
    Json.texts(json, "names", indicator.names());
    json.writeNumberProperty("confidence", indicator.confidence());
  }

  private static void open(JsonGenerator json, Open open) {
    Json.text(json, "path", open.path());
    json.writeStringProperty("cause", open.cause().key());
    json.writeBooleanProperty("permanent", open.cause().permanent());
    Json.text(json, "detail", open.detail());
    Json.text(json, "property", open.property());
    json.writeNumberProperty("count", open.count());
    Json.texts(json, "indicators", open.indicators());
  }

  private void advisory(JsonGenerator json, OfAdvisory of) {
    Json.text(json, "advisory", of.advisory().id());
    Json.text(json, "revision", of.advisory().revision());
    Json.text(json, "title", of.advisory().title().in(language));
    Json.text(json, "severity", of.advisory().severity().in(language));
    Json.text(json, "action", of.advisory().action().in(language));
    json.writeNumberProperty("confidence", of.confidence());
    Json.texts(json, "found", of.found().stream().map(Indicator::id).toList());
    Json.texts(json, "missing", of.missing().stream().map(Indicator::id).toList());
  }

  private static void autostart(JsonGenerator json, AutostartSeen one) {
    Json.text(json, "place", one.place());
    Json.text(json, "entry", one.entry());
    Json.text(json, "command", one.command());
    if (one.target() != null) {
      Json.text(json, "file", one.target().name());
    }
  }
}
