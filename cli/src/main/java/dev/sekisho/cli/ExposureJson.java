package dev.sekisho.cli;

import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.Match;
import dev.sekisho.exposure.Remediation;
import dev.sekisho.exposure.Tracked;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// JSON, one object a line: docs/formats/expose-json.md.
final class ExposureJson implements ExposureReport {
  private final String language;

  ExposureJson(String language) {
    this.language = language;
  }

  @Override
  public byte[] of(List<Tracked> exposures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exposures.forEach(one -> out.writeBytes(line(one)));
    return out.toByteArray();
  }

  private byte[] line(Tracked one) {
    Exposure exposure = one.exposure();
    return Json.line(
        json -> {
          Json.text(json, "host", exposure.host());
          Json.text(json, "product", exposure.product().name());
          Json.text(json, "version", exposure.product().version());
          Json.text(json, "advisory", exposure.advisory());
          Json.text(json, "status", exposure.status().key());
          Json.text(json, "reason", exposure.reason().in(language));
          Json.objects(
              json,
              "steps",
              exposure.steps(),
              step -> {
                json.writeNumberProperty("order", step.order());
                Json.text(json, "action", step.action().in(language));
                Json.text(json, "url", step.url());
              });
          more(json, one);
        });
  }

  private void more(JsonGenerator json, Tracked one) {
    Exposure exposure = one.exposure();
    Json.text(json, "revision", exposure.revision());
    Json.text(json, "title", exposure.title().in(language));
    Json.text(json, "tlp", exposure.tlp());
    Json.text(json, "vendor", exposure.product().vendor());
    Json.text(json, "where", exposure.product().where());
    Json.text(json, "restart", exposure.restart());
    Json.text(json, "mark", one.mark().key());
    json.writeBooleanProperty("new", one.unseen());
    Json.objects(
        json, "remediations", exposure.remediations(), remedy -> remediation(json, remedy));
    Json.objects(
        json, "alternatives", exposure.alternatives(), remedy -> remediation(json, remedy));
    Json.objects(
        json,
        "vulnerabilities",
        exposure.vulnerabilities(),
        of -> {
          Json.text(json, "id", of.id());
          Json.text(json, "status", of.status().key());
          Json.text(json, "reason", of.reason().in(language));
        });
    Json.objects(json, "matches", exposure.matches(), match -> match(json, match));
  }

  private void remediation(JsonGenerator json, Remediation remediation) {
    Json.text(json, "category", remediation.category());
    Json.text(json, "details", remediation.localized().in(language));
    Json.text(json, "url", remediation.url());
    Json.text(json, "restart", remediation.restart());
    Json.texts(json, "entitlements", remediation.entitlements());
  }

  private static void match(JsonGenerator json, Match match) {
    Json.text(json, "product_id", match.productId());
    Json.text(json, "name", match.name());
    Json.text(json, "by", match.by().key());
    Json.text(json, "versions", match.versions());
    Json.text(json, "read_as", match.reading());
    json.writeBooleanProperty("exact", match.exact());
    Json.text(json, "installed", match.installed().label());
    Json.text(json, "contains", match.containment().name().toLowerCase(java.util.Locale.ROOT));
  }
}
