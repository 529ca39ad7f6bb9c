package dev.sekisho.exchange;

import java.nio.ByteBuffer;
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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A STIX 2.1 bundle of what was imported: an indicator for each pattern.
///
/// Ids are UUIDs of version 5 (RFC 9562) over the pattern, so that the same list gives the same
/// bundle, and two lists the same indicator.
public final class ImportedBundle {
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final String PREFIX = "https://sekisho.dev/import/";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Map<String, String> MARKINGS =
      Map.of(
          "WHITE", "613f2e26-407d-48c7-9eca-b8e91df99dc9",
          "GREEN", "34098fce-860f-48ae-8e50-ebd3cc5e41da",
          "AMBER", "f88d31f6-486f-44da-b317-01333bde0b82",
          "RED", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

  private ImportedBundle() {}

  /// Writes the bundle, in UTF-8.
  ///
  /// @param lists by the name of the file they were read from
  /// @param validFrom from when the indicators are valid; also when they were created
  public static byte[] write(Map<String, Imported> lists, Instant validFrom) {
    String time = time(validFrom);
    Map<String, ObjectNode> indicators = new LinkedHashMap<>();
    Map<String, String> markings = new LinkedHashMap<>();
    lists.forEach(
        (file, list) -> {
          String marking = marking(list.tlp());
          for (Imported.Row row : list.rows()) {
            ObjectNode indicator =
                indicators.computeIfAbsent(row.pattern(), pattern -> indicator(pattern, row, time));
            indicator
                .withArray("external_references")
                .addObject()
                .put("source_name", file)
                .put("description", row.place());
            describe(indicator, file + ", " + row.place() + ": " + row.said());
            if (!marking.isEmpty()) {
              markings.put(marking, list.tlp());
              mark(indicator.withArray("object_marking_refs"), marking);
            }
          }
        });
    ObjectNode bundle = JSON.createObjectNode().put("type", "bundle");
    List<String> ids = new ArrayList<>(indicators.keySet());
    bundle.put("id", "bundle--" + uuid(time + String.join("\n", ids)));
    ArrayNode objects = bundle.putArray("objects");
    markings.forEach((id, tlp) -> objects.add(definition(id, level(tlp))));
    indicators.values().forEach(objects::add);
    return (JSON.writeValueAsString(bundle) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode indicator(String pattern, Imported.Row row, String time) {
    return JSON.createObjectNode()
        .put("type", "indicator")
        .put("spec_version", "2.1")
        .put("id", "indicator--" + uuid(pattern))
        .put("created", time)
        .put("modified", time)
        .put("name", row.value())
        .put("description", "")
        .put("pattern", pattern)
        .put("pattern_type", "stix")
        .put("pattern_version", "2.1")
        .put("valid_from", time);
  }

  /// Adds a line that says where and how the source has it.
  private static void describe(ObjectNode indicator, String line) {
    String before = indicator.path("description").stringValue("");
    indicator.put("description", before.isEmpty() ? line : before + "\n" + line);
  }

  private static void mark(ArrayNode markings, String id) {
    boolean there = false;
    for (var marking : markings) {
      there |= marking.stringValue("").equals(id);
    }
    if (!there) {
      markings.add(id);
    }
  }

  /// The level of TLP 1.0, which STIX 2.1 defines: CLEAR is WHITE, and AMBER+STRICT is shared as
  /// little as RED.
  private static String level(String tlp) {
    return switch (tlp) {
      case "" -> "";
      case "CLEAR", "WHITE" -> "WHITE";
      case "GREEN", "AMBER" -> tlp;
      default -> "RED";
    };
  }

  private static String marking(String tlp) {
    String uuid = MARKINGS.get(level(tlp));
    return uuid == null ? "" : "marking-definition--" + uuid;
  }

  private static ObjectNode definition(String id, String level) {
    ObjectNode definition =
        JSON.createObjectNode()
            .put("type", "marking-definition")
            .put("spec_version", "2.1")
            .put("id", id)
            .put("created", "2017-01-20T00:00:00.000Z")
            .put("definition_type", "tlp")
            .put("name", "TLP:" + level);
    definition.putObject("definition").put("tlp", level.toLowerCase(java.util.Locale.ROOT));
    return definition;
  }

  private static String time(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.contains(".") ? text : text.replace("Z", ".000Z");
  }

  /// RFC 9562 §5.5, in the namespace of URLs.
  private static UUID uuid(String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      ByteBuffer hash =
          ByteBuffer.wrap(sha1.digest((PREFIX + name).getBytes(StandardCharsets.UTF_8)));
      long most = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
      long least = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return new UUID(most, least);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
