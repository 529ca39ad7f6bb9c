package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.advisory.Tlp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// One STIX 2.1 bundle: for each message that hit, an `observed-data` with its objects, and a
/// `sighting` for each indicator (docs/formats/scan-stix.md). Hints and what is incomplete are not
/// sightings and are left out.
///
/// The same message gives the same ids, whenever it is scanned.
final class StixReport implements Report {
  private static final String SELF = id("identity", "sekisho");

  private final String now;

  /// @param now the time of the scan, which is the time of all that is reported
  StixReport(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  @Override
  public byte[] start() {
    byte[] identity =
        Json.object(
            json -> {
              common(json, "identity", SELF);
              json.writeStringProperty("name", "Sekisho " + VersionCommand.version());
              json.writeStringProperty("identity_class", "system");
            });
    String head =
        "{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\",\"objects\":[\n";
    return joined(List.of(head.getBytes(StandardCharsets.UTF_8), identity));
  }

  @Override
  public byte[] of(Summary.Earlier earlier) {
    return new byte[0];
  }

  @Override
  public byte[] end() {
    return "\n]}\n".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] of(Result message) {
    if (message.sightings().isEmpty()) {
      return new byte[0];
    }
    Map<String, byte[]> objects = new LinkedHashMap<>();
    mail(message, objects);
    message.sightings().forEach(found -> files(message, found, objects));
    String key = message.identity().sha256() + message.source() + message.message();
    String observed = id("observed-data", key);
    List<String> refs = List.copyOf(objects.keySet());
    add(objects, "observed-data", observed, json -> observed(json, refs));
    for (Finding found : message.sightings()) {
      String sighting = id("sighting", key + found.indicator().id());
      String because =
          found.evidence().stream()
              .map(term -> String.join(" › ", term.path()) + ": " + term.term())
              .collect(Collectors.joining("\n"));
      add(
          objects,
          "sighting",
          sighting,
          json ->
              sighting(json, found.advisory(), found.indicator(), because, 1, List.of(observed)));
    }
    return appended(objects);
  }

  @Override
  public byte[] of(StreamSighting sighting) {
    if (!sighting.sure() || sighting.indicator().weak()) {
      return new byte[0];
    }
    String messages =
        sighting.messages().stream()
            .map(place -> place.source() + " #" + place.message())
            .collect(Collectors.joining("\n"));
    Map<String, byte[]> objects = new LinkedHashMap<>();
    add(
        objects,
        "sighting",
        id("sighting", sighting.indicator().id() + messages),
        json ->
            sighting(
                json,
                sighting.advisory(),
                sighting.indicator(),
                messages,
                Math.max(1, sighting.count()),
                List.of()));
    return appended(objects);
  }

  private void common(JsonGenerator json, String type, String id) {
    json.writeStringProperty("type", type);
    json.writeStringProperty("spec_version", "2.1");
    json.writeStringProperty("id", id);
    json.writeStringProperty("created", now);
    json.writeStringProperty("modified", now);
  }

  private void add(Map<String, byte[]> objects, String type, String id, Json.Members members) {
    objects.put(
        id,
        Json.object(
            json -> {
              common(json, type, id);
              json.writeStringProperty("created_by_ref", SELF);
              members.write(json);
            }));
  }

  private void observed(JsonGenerator json, List<String> objects) {
    json.writeStringProperty("first_observed", now);
    json.writeStringProperty("last_observed", now);
    json.writeNumberProperty("number_observed", 1);
    Json.texts(json, "object_refs", objects);
  }

  private void sighting(
      JsonGenerator json,
      Advisory advisory,
      Indicator indicator,
      String because,
      int count,
      List<String> observed) {
    Json.text(
        json, "description", advisory.id() + " revision " + advisory.revision() + "\n" + because);
    json.writeStringProperty("first_seen", now);
    json.writeStringProperty("last_seen", now);
    json.writeNumberProperty("count", count);
    json.writeNumberProperty("confidence", indicator.confidence());
    Json.text(json, "sighting_of_ref", indicator.id());
    String marking = Tlp.of(advisory.tlp(indicator)).marking();
    if (!marking.isEmpty()) {
      Json.texts(json, "object_marking_refs", List.of(marking));
    }
    if (!observed.isEmpty()) {
      Json.texts(json, "observed_data_refs", observed);
    }
  }

  /// Adds the system that a host is, as an identity.
  ///
  /// @return its id
  String system(String name, Map<String, byte[]> objects) {
    String system = id("identity", name);
    add(
        objects,
        "identity",
        system,
        json -> {
          Json.text(json, "name", name);
          json.writeStringProperty("identity_class", "system");
        });
    return system;
  }

  /// Adds a sighting on a system, with its observed data.
  ///
  /// @param key what tells it from other sightings of the indicator
  /// @param refs ids of the objects seen
  void sighting(
      String key,
      Advisory advisory,
      Indicator indicator,
      String because,
      List<String> refs,
      String system,
      Map<String, byte[]> objects) {
    String seen = indicator.id() + key;
    String observed = id("observed-data", seen);
    if (!refs.isEmpty()) {
      add(objects, "observed-data", observed, json -> observed(json, refs));
    }
    add(
        objects,
        "sighting",
        id("sighting", seen),
        json -> {
          sighting(
              json,
              advisory,
              indicator,
              because,
              1,
              refs.isEmpty() ? List.of() : List.of(observed));
          Json.texts(json, "where_sighted_refs", List.of(system));
        });
  }

  /// The message as an `email-message`, with its addresses, and as the `file` it was read from.
  private static void mail(Result message, Map<String, byte[]> objects) {
    List<String> from = addresses(message.identity().from(), objects);
    List<String> to = addresses(message.identity().recipients(), objects);
    String digest = message.identity().sha256();
    object(
        objects,
        "email-message",
        digest,
        json -> {
          json.writeBooleanProperty("is_multipart", message.multipart());
          if (!from.isEmpty()) {
            json.writeStringProperty("from_ref", from.getFirst());
          }
          if (!to.isEmpty()) {
            Json.texts(json, "to_refs", to);
          }
          optional(json, "message_id", message.identity().messageId());
          optional(json, "subject", message.identity().subject());
        });
    object(
        objects,
        "file",
        digest,
        json -> {
          Json.text(json, "name", message.source());
          json.writeNumberProperty("size", message.bytes());
          json.writeObjectPropertyStart("hashes");
          json.writeStringProperty("SHA-256", digest);
          json.writeEndObject();
        });
  }

  private static List<String> addresses(List<String> values, Map<String, byte[]> objects) {
    List<String> refs = new ArrayList<>();
    for (String value : values) {
      refs.add(object(objects, "email-addr", value, json -> Json.text(json, "value", value)));
    }
    return refs.stream().distinct().toList();
  }

  /// The files that the evidence lies in.
  private static void files(Result message, Finding found, Map<String, byte[]> objects) {
    for (Finding.Term term : found.evidence()) {
      if (term.path().size() > 1) {
        String key = message.identity().sha256() + String.join("\u0000", term.path());
        object(objects, "file", key, json -> Json.text(json, "name", term.path().getLast()));
      }
    }
  }

  /// Adds a cyber-observable object.
  ///
  /// @return its id
  static String object(Map<String, byte[]> objects, String type, String key, Json.Members members) {
    String id = id(type, key);
    objects.put(
        id,
        Json.object(
            json -> {
              json.writeStringProperty("type", type);
              json.writeStringProperty("spec_version", "2.1");
              json.writeStringProperty("id", id);
              members.write(json);
            }));
    return id;
  }

  private static void optional(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      Json.text(json, name, value);
    }
  }

  /// An identifier that depends on type and key alone, in the form of a version 4 UUID, as §2.9
  /// asks where the key is not made of the standard's contributing properties.
  private static String id(String type, String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest((type + "\n" + key).getBytes(StandardCharsets.UTF_8));
      digest[6] = (byte) ((digest[6] & 0x0f) | 0x40);
      digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
      java.nio.ByteBuffer bits = java.nio.ByteBuffer.wrap(digest);
      return type + "--" + new UUID(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Objects, each with what parts it from the one before.
  static byte[] appended(Map<String, byte[]> objects) {
    List<byte[]> parts = new ArrayList<>();
    for (byte[] object : objects.values()) {
      parts.add(new byte[] {',', '\n'});
      parts.add(object);
    }
    return joined(parts);
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
