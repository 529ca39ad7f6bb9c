package dev.sekisho.stix;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The objects of one observed-data object, with the references between them.
final class ObservedGraph {
  private final Map<String, ObservedObject> objects = new LinkedHashMap<>();

  /// @param members the objects as JSON, by the name that references use
  ObservedGraph(Map<String, JsonNode> members) {
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      String type = member.getValue().path("type").stringValue("");
      objects.put(member.getKey(), ObservedObject.of(type, member.getKey()));
    }
    Iterator<ObservedObject> made = objects.values().iterator();
    members.values().forEach(member -> fill(made.next(), member));
  }

  List<ObservedObject> objects() {
    return List.copyOf(objects.values());
  }

  private void fill(ObservedObject object, JsonNode member) {
    for (Map.Entry<String, JsonNode> entry : member.properties()) {
      String name = entry.getKey();
      if (!name.equals("type") && !name.equals("id")) {
        object.properties().put(name, value(name, entry.getValue()));
      }
    }
  }

  private Value value(String name, JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> text(name, node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> new Value.Flag(node.booleanValue());
      case ARRAY -> items(name, node);
      case OBJECT, NULL, MISSING, BINARY, POJO -> dictionary(node);
    };
  }

  private Value text(String name, String text) {
    if (name.endsWith("_ref") || name.endsWith("_refs")) {
      ObservedObject target = objects.get(text);
      return target == null ? new Value.Text(text) : new Value.Reference(target);
    }
    try {
      if (name.endsWith("_hex")) {
        return new Value.Binary(Slice.of(HexFormat.of().parseHex(text)));
      }
      if (name.endsWith("_bin")) {
        return new Value.Binary(Slice.of(Base64.getDecoder().decode(text)));
      }
    } catch (IllegalArgumentException _) {
      return new Value.Text(text);
    }
    return new Value.Text(text);
  }

  private static Value number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new Value.Whole(node.longValue());
    }
    return new Value.Real(
        node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue());
  }

  private Value items(String name, JsonNode list) {
    List<Value> items = new ArrayList<>(list.size());
    for (JsonNode item : list) {
      items.add(value(name, item));
    }
    return new Value.Items(items);
  }

  private Value dictionary(JsonNode object) {
    Properties properties = new Properties();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      properties.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
    }
    return new Value.Dictionary(properties);
  }
}
