package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// JSON, one object a line: docs/formats/scan-json.md.
final class JsonReport implements Report {
  private final String language;

  JsonReport(String language) {
    this.language = language;
  }

  @Override
  public byte[] start() {
    return new byte[0];
  }

  @Override
  public byte[] of(Result message) {
    return Json.line(
        json -> {
          Json.text(json, "source", message.source());
          json.writeNumberProperty("message", message.message());
          json.writeStringProperty("verdict", message.verdict().key());
          findings(json, "sightings", message.sightings());
          findings(json, "hints", message.hints());
          Json.objects(json, "incomplete", message.incomplete(), open -> open(json, open));
          Json.objects(json, "defects", message.defects(), flaw -> flaw(json, flaw));
          identity(json, message);
          if (message.suppressed() > 0) {
            json.writeNumberProperty("suppressed", message.suppressed());
          }
        });
  }

  @Override
  public byte[] of(StreamSighting sighting) {
    return Json.line(
        json -> {
          json.writeObjectPropertyStart("stream");
          indicator(json, sighting.advisory(), sighting.indicator());
          json.writeBooleanProperty("sure", sighting.sure());
          json.writeNumberProperty("count", sighting.count());
          Json.objects(
              json,
              "messages",
              sighting.messages(),
              place -> {
                Json.text(json, "source", place.source());
                json.writeNumberProperty("message", place.message());
              });
          json.writeEndObject();
        });
  }

  @Override
  public byte[] of(Summary.Earlier earlier) {
    return Json.line(
        json -> {
          json.writeObjectPropertyStart("resume");
          json.writeNumberProperty("passed_over", earlier.messages());
          json.writeNumberProperty("sightings", earlier.sightings());
          json.writeNumberProperty("incomplete", earlier.incomplete());
          json.writeEndObject();
        });
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private void findings(JsonGenerator json, String name, List<Finding> findings) {
    Json.objects(
        json,
        name,
        findings,
        finding -> {
          indicator(json, finding.advisory(), finding.indicator());
          Json.texts(json, "path", finding.path());
          Json.objects(json, "evidence", finding.evidence(), term -> term(json, term));
        });
  }

  private void indicator(JsonGenerator json, Advisory advisory, Indicator indicator) {
    Json.text(json, "advisory", advisory.id());
    Json.text(json, "revision", advisory.revision());
    Json.text(json, "indicator", indicator.id());
    Json.text(json, "name", indicator.name().in(language));
    Json.texts(json, "names", indicator.names());
    json.writeNumberProperty("confidence", indicator.confidence());
    Json.text(json, "title", advisory.title().in(language));
    Json.text(json, "severity", advisory.severity().in(language));
    Json.text(json, "tlp", advisory.tlp(indicator));
    Json.text(json, "action", advisory.action().in(language));
  }

  private static void term(JsonGenerator json, Finding.Term term) {
    Json.texts(json, "path", term.path());
    Json.text(json, "object", term.object());
    Json.text(json, "term", term.term());
    Json.text(json, "value", term.value());
    json.writeNumberProperty("start", term.start());
    json.writeNumberProperty("length", term.length());
    if (!term.openedBy().isEmpty()) {
      json.writeStringProperty("opened_by", term.openedBy());
    }
  }

  private static void open(JsonGenerator json, Result.Open open) {
    json.writeStringProperty("cause", open.cause().key());
    json.writeBooleanProperty("permanent", open.cause().permanent());
    Json.texts(json, "path", open.path());
    Json.text(json, "property", open.property());
    json.writeNumberProperty("count", open.count());
    Json.texts(json, "indicators", open.indicators());
    Json.text(json, "detail", open.detail());
  }

  private static void flaw(JsonGenerator json, Result.Flaw flaw) {
    Json.text(json, "code", flaw.defect().code());
    Json.text(json, "detail", flaw.defect().detail());
    Json.texts(json, "path", flaw.path());
  }

  private static void identity(JsonGenerator json, Result message) {
    Json.text(json, "message_id", message.identity().messageId());
    Json.text(json, "date", message.identity().date());
    Json.texts(json, "from", message.identity().from());
    Json.texts(json, "to", message.identity().recipients());
    Json.text(json, "subject", message.identity().subject());
    json.writeStringProperty("sha256", message.identity().sha256());
    json.writeNumberProperty("offset", message.offset());
    json.writeNumberProperty("bytes", message.bytes());
  }
}
