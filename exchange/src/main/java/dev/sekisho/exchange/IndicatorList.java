package dev.sekisho.exchange;

import dev.sekisho.draft.Refang;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lists of indicators: a value a line, CSV with a header, events of MISP.
public final class IndicatorList {
  private static final Set<String> VALUES =
      Set.of("value", "indicator", "ioc", "observable", "artifact");
  private static final Set<String> TYPES =
      Set.of("type", "indicator_type", "ioc_type", "indicator type");

  private static final Set<String> REMARKS = Set.of("comment", "description", "remark", "note");

  private final List<Imported.Row> rows = new ArrayList<>();
  private final List<Imported.Unread> unread = new ArrayList<>();
  private final List<Imported.Refanged> refanged = new ArrayList<>();
  private int passed;
  private String tlp = "";

  private IndicatorList() {}

  /// Reads a list; which of the three forms it has is told by what is in it: JSON is an event of
  /// MISP, a first line with a column named `value` or the like is the header of CSV.
  public static Imported read(String text) {
    IndicatorList list = new IndicatorList();
    String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
    String start = whole.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      list.misp(whole);
    } else if (hasHeader(whole)) {
      list.csv(whole);
    } else {
      list.lines(whole);
    }
    return new Imported(list.rows, list.unread, list.refanged, list.passed, list.tlp);
  }

  private static boolean hasHeader(String text) {
    String first = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    for (String column : first.split("[,;\\t]", -1)) {
      if (VALUES.contains(bare(column))) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String column) {
    return column.replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  private void lines(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String value = line.replaceFirst("(?:^|\\s)#.*$", "").strip();
      if (!value.isEmpty()) {
        String remark = line.strip().substring(value.length()).strip().replaceFirst("^#+\\s*", "");
        add("", value, remark, "line " + number);
      }
    }
  }

  private void csv(String text) {
    String first = text.lines().findFirst().orElse("");
    char delimiter = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      int value = -1;
      int type = -1;
      int remark = -1;
      for (CSVRecord record : parser) {
        String place = "line " + parser.getCurrentLineNumber();
        if (value < 0) {
          for (int i = record.size() - 1; i >= 0; i--) {
            value = VALUES.contains(bare(record.get(i))) ? i : value;
            type = TYPES.contains(bare(record.get(i))) ? i : type;
            remark = REMARKS.contains(bare(record.get(i))) ? i : remark;
          }
        } else if (record.size() <= Math.max(value, type)) {
          unread.add(new Imported.Unread(place, String.join(",", record.toList()), ""));
        } else {
          add(
              type < 0 ? "" : record.get(type),
              record.get(value).strip(),
              remark < 0 || remark >= record.size() ? "" : record.get(remark).strip(),
              place);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      unread.add(new Imported.Unread("CSV", String.valueOf(e.getMessage()), ""));
    }
  }

  private void misp(String text) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      String place =
          "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      unread.add(new Imported.Unread(place, e.getOriginalMessage(), "JSON"));
      return;
    }
    List<JsonNode> events = new ArrayList<>();
    JsonNode response = root.path("response");
    if (root.isArray() || response.isArray()) {
      (root.isArray() ? root : response).forEach(events::add);
    } else {
      events.add(root);
    }
    for (int i = 0; i < events.size(); i++) {
      String place = events.size() == 1 ? "" : "/" + i;
      JsonNode event = events.get(i).path("Event");
      if (event.isObject()) {
        event(event, place + "/Event");
      } else {
        unread.add(new Imported.Unread(place.isEmpty() ? "/" : place, "no Event", "MISP"));
      }
    }
  }

  private void event(JsonNode event, String place) {
    tags(event.path("Tag"));
    attributes(event.path("Attribute"), place);
    JsonNode objects = event.path("Object");
    for (int i = 0; i < objects.size(); i++) {
      attributes(objects.get(i).path("Attribute"), place + "/Object/" + i);
    }
  }

  private void tags(JsonNode tags) {
    for (JsonNode tag : tags) {
      String name = tag.path("name").stringValue("").toLowerCase(Locale.ROOT);
      if (name.startsWith("tlp:") && tlp.isEmpty()) {
        tlp = name.substring(4).toUpperCase(Locale.ROOT);
      }
    }
  }

  private void attributes(JsonNode attributes, String place) {
    for (int i = 0; i < attributes.size(); i++) {
      JsonNode attribute = attributes.get(i);
      if (!attribute.path("to_ids").booleanValue(false)) {
        passed++;
      } else {
        add(
            attribute.path("type").stringValue(""),
            attribute.path("value").stringValue(""),
            attribute.path("comment").stringValue("").strip(),
            place + "/Attribute/" + i);
      }
    }
  }

  private void add(String type, String value, String remark, String place) {
    boolean text = type.equals("email-subject") || type.startsWith("filename");
    String whole = text ? value : Refang.of(value);
    Optional<String> pattern = Observable.pattern(type, whole);
    if (pattern.isEmpty()) {
      unread.add(new Imported.Unread(place, value, type));
      return;
    }
    if (!whole.equals(value)) {
      refanged.add(new Imported.Refanged(place, value));
    }
    rows.add(new Imported.Row(pattern.get(), whole, place, said(type, value, remark)));
  }

  private static String said(String type, String value, String remark) {
    return (type.isBlank() ? "" : type.strip() + ": ")
        + value
        + (remark.isEmpty() ? "" : " (" + remark + ")");
  }
}
