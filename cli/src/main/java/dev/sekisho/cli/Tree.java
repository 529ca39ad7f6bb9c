package dev.sekisho.cli;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.RawMessage;
import dev.sekisho.scan.Digests;
import dev.sekisho.scan.Examination;
import dev.sekisho.scan.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// What was seen of one message, as a tree of its parts and members (docs/formats/show-json.md).
final class Tree {
  private final Messages messages;

  Tree(Messages messages) {
    this.messages = messages;
  }

  /// One JSON object.
  byte[] json(RawMessage message, Examination seen) {
    return Json.line(
        json -> {
          Json.text(json, "source", message.source());
          json.writeNumberProperty("message", message.number());
          json.writeNumberProperty("offset", message.offset());
          json.writeNumberProperty("bytes", message.bytes().length());
          json.writeStringProperty("sha256", Digests.hex(message.bytes(), "SHA-256"));
          Json.objects(json, "defects", message.defects(), defect -> defect(json, defect));
          json.writeObjectPropertyStart("tree");
          node(json, seen.root());
          json.writeEndObject();
          Json.objects(
              json,
              "gaps",
              seen.gaps(),
              gap -> {
                Json.texts(json, "path", gap.path().names());
                missing(json, new Missing(gap.cause(), gap.detail()));
              });
        });
  }

  private static void node(JsonGenerator json, Node node) {
    json.writeStringProperty("kind", kind(node));
    Json.texts(json, "path", node.path().names());
    Json.texts(json, "names", node.names());
    Json.text(json, "label", node.label());
    Json.text(json, "type", node.type());
    json.writeNumberProperty("size", node.size());
    if (hasContent(node)) {
      json.writeStringProperty("sha256", Digests.hex(node.content(), "SHA-256"));
      json.writeStringProperty("md5", Digests.hex(node.content(), "MD5"));
    }
    Json.objects(json, "defects", node.defects(), defect -> defect(json, defect));
    Missing missing = node.missing();
    if (missing != null) {
      json.writeObjectPropertyStart("missing");
      missing(json, missing);
      json.writeEndObject();
    }
    Json.objects(json, "children", node.children(), child -> node(json, child));
  }

  private static void defect(JsonGenerator json, Defect defect) {
    json.writeStringProperty("code", defect.code());
    Json.text(json, "detail", defect.detail());
  }

  private static void missing(JsonGenerator json, Missing missing) {
    json.writeStringProperty("cause", missing.cause().key());
    json.writeBooleanProperty("permanent", missing.cause().permanent());
    Json.text(json, "detail", missing.detail());
  }

  /// Lines for people, a node and what is inside it further to the right.
  byte[] text(RawMessage message, Examination seen) {
    StringBuilder out = new StringBuilder();
    out.append(shown(message.source()))
        .append("  ")
        .append(messages.text("text.place", message.number(), message.offset()))
        .append("  ")
        .append(size(message.bytes().length()))
        .append("  SHA-256 ")
        .append(Digests.hex(message.bytes(), "SHA-256"))
        .append('\n');
    message.defects().forEach(defect -> defect(out, "  ", defect));
    node(out, "  ", seen.root());
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void node(StringBuilder out, String indent, Node node) {
    List<String> path = node.path().names();
    out.append(indent)
        .append(messages.text("kind." + kind(node)))
        .append("  ")
        .append(path.isEmpty() ? "-" : shown(path.getLast()))
        .append("  ")
        .append(types(node))
        .append(node.size() < 0 ? "" : "  " + size(node.size()))
        .append('\n');
    String inner = indent + "  ";
    if (hasContent(node)) {
      out.append(inner)
          .append("SHA-256 ")
          .append(Digests.hex(node.content(), "SHA-256"))
          .append('\n');
      out.append(inner).append("MD5 ").append(Digests.hex(node.content(), "MD5")).append('\n');
    }
    if (node.names().size() > 1) {
      String names =
          node.names().stream().map(Tree::shown).collect(Collectors.joining("”, “", "“", "”"));
      out.append(inner).append(messages.text("show.readings", names)).append('\n');
    }
    node.defects().forEach(defect -> defect(out, inner, defect));
    Missing missing = node.missing();
    if (missing != null) {
      String cause = messages.text("cause." + missing.cause().key());
      out.append(inner)
          .append(messages.text("show.missing", cause, shown(missing.detail())))
          .append('\n');
    }
    node.children().forEach(child -> node(out, inner, child));
  }

  private void defect(StringBuilder out, String indent, Defect defect) {
    String detail = defect.detail().isEmpty() ? "" : ": " + shown(defect.detail());
    out.append(indent).append(messages.text("show.defect", defect.code() + detail)).append('\n');
  }

  private String types(Node node) {
    if (node.type().isEmpty() || node.type().equals(node.label())) {
      return shown(node.label().isEmpty() ? messages.text("show.untyped") : node.label());
    }
    return node.label().isEmpty()
        ? node.type()
        : messages.text("show.mislabelled", node.type(), shown(node.label()));
  }

  private String size(long bytes) {
    return messages.text("show.size", String.format(Locale.ROOT, "%,d", bytes));
  }

  private static String kind(Node node) {
    return node.kind().name().toLowerCase(Locale.ROOT);
  }

  private static boolean hasContent(Node node) {
    return switch (node.kind()) {
      case PART, MEMBER, FILE -> node.size() >= 0;
      case MESSAGE, MULTIPART -> false;
    };
  }

  private static String shown(String hostile) {
    return Defang.of(Printable.of(hostile));
  }
}
