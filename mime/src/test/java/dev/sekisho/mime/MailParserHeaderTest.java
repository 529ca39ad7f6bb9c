package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The header cases of mail-parser: each value must be read as there, but for the listed ones.
class MailParserHeaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Header header(String name, String value) {
    byte[] bytes = (name + ":" + value + "\n\n").getBytes(StandardCharsets.UTF_8);
    Entity message = MessageParser.parse(Slice.of(bytes), Budget.of(Limits.standard()));
    return message.headers().all().getFirst();
  }

  /// Compares all cases of one file; `check` says what differs, or null.
  private static void compare(
      String file, String name, BiFunction<Header, JsonNode, @Nullable String> check) {
    JsonNode cases =
        JSON.readTree(SharedData.at("conformance/mime/mail-parser/" + file + ".json").toFile());
    Differences differences = new Differences();
    for (int i = 0; i < cases.size(); i++) {
      Header header = header(name, cases.get(i).get("header").asString());
      String difference = check.apply(header, cases.get(i).get("expected"));
      if (difference != null) {
        differences.add(Integer.toString(i), cases.get(i).get("header") + " " + difference);
      }
    }
    assertThat(cases.size()).isPositive();
    differences.assertListed("mail-parser-" + file + ".tsv");
  }

  private static @Nullable String different(Object ours, Object theirs) {
    return ours.equals(theirs) ? null : "ours: " + ours + " theirs: " + theirs;
  }

  @Test
  void addresses_asReference() {
    compare(
        "address",
        "From",
        (header, expected) -> {
          List<Address> theirs = new ArrayList<>();
          flatten(expected, theirs);
          return different(Addresses.parse(header), theirs);
        });
  }

  private static void flatten(JsonNode node, List<Address> into) {
    if (node.has("address")) {
      String name = node.path("name").isString() ? node.get("name").asString() : "";
      String address = node.get("address").isString() ? node.get("address").asString() : "";
      into.add(new Address(name, address));
    } else if (node.has("addresses")) {
      flatten(node.get("addresses"), into);
    } else if (node.isArray() || node.has("List") || node.has("Group")) {
      node.forEach(child -> flatten(child, into));
    }
  }

  @Test
  void dates_asReference() {
    compare(
        "date",
        "Date",
        (header, expected) ->
            different(String.valueOf(Dates.parse(header.unfolded())), instant(expected)));
  }

  private static String instant(JsonNode date) {
    try {
      int sign = date.path("tz_before_gmt").asBoolean() ? 1 : -1;
      Instant instant =
          LocalDateTime.of(
                  date.path("year").asInt(),
                  date.path("month").asInt(),
                  date.path("day").asInt(),
                  date.path("hour").asInt(),
                  date.path("minute").asInt(),
                  date.path("second").asInt())
              .toInstant(ZoneOffset.UTC)
              .plusSeconds(
                  sign
                      * (date.path("tz_hour").asInt() * 3600L
                          + date.path("tz_minute").asInt() * 60L));
      return instant.toString();
    } catch (DateTimeException _) {
      return "null";
    }
  }

  @Test
  void unstructured_asReference() {
    compare(
        "unstructured",
        "Subject",
        (header, expected) -> different(header.text(), expected.asString()));
  }

  @Test
  void contentTypes_asReference() {
    compare(
        "content_type",
        "Content-Type",
        (header, expected) -> {
          Field field = Field.of(header);
          if (!expected.path("c_subtype").isString()) {
            return null;
          }
          String theirs =
              Ascii.lower(
                  expected.get("c_type").asString() + "/" + expected.get("c_subtype").asString());
          List<String> values = new ArrayList<>();
          List<String> ours = new ArrayList<>();
          for (JsonNode attribute : expected.path("attributes")) {
            String name = attribute.get(0).asString();
            if (!name.endsWith("-language")) {
              values.add(name + "=" + attribute.get(1).asString());
              List<String> readings = Parameters.readings(field, name);
              ours.add(name + "=" + (readings.isEmpty() ? "" : readings.getFirst()));
            }
          }
          return different(field.value() + ours, theirs + values);
        });
  }

  @Test
  void received_asReference() {
    compare(
        "received",
        "Received",
        (header, expected) -> {
          Received received = Received.parse(header);
          JsonNode date = expected.path("date");
          List<String> theirs =
              List.of(
                  host(expected.path("from")),
                  host(expected.path("by")),
                  expected.path("id").asString(""),
                  date.isObject() ? instant(date) : "null");
          List<String> ours =
              List.of(
                  received.from(), received.by(), received.id(), String.valueOf(received.date()));
          String ip = expected.path("from_ip").asString("");
          boolean listed = ip.isEmpty() || received.addresses().contains(ip);
          return listed ? different(ours, theirs) : received.addresses() + " has no " + ip;
        });
  }

  private static String host(JsonNode host) {
    return host.path("Name").asString(host.path("IpAddr").asString(""));
  }
}
