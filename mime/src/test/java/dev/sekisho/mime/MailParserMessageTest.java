package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The messages of mail-parser: each must have the parts, offsets of bodies, texts and bytes stated
/// there, but for the listed ones.
class MailParserMessageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Differences differences = new Differences();

  @Test
  void messages_asReference() throws IOException {
    Path folder = SharedData.at("conformance/mime/mail-parser");
    List<Path> messages;
    try (Stream<Path> files = Files.walk(folder)) {
      messages = files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
    assertThat(messages).hasSizeGreaterThan(100);
    for (Path message : messages) {
      String path = folder.relativize(message).toString();
      String name = path.substring(0, path.length() - ".eml".length());
      Slice raw = Slice.of(Files.readAllBytes(message));
      Entity entity = MessageParser.parse(raw, Budget.of(Limits.standard()));
      compare(name, entity, JSON.readTree(folder.resolve(name + ".json").toFile()));
    }
    differences.assertListed("mail-parser-messages.tsv");
  }

  private void compare(String name, Entity message, JsonNode expected) {
    List<Entity> ours = new ArrayList<>();
    flatten(message, ours);
    JsonNode theirs = expected.get("parts");
    if (ours.size() != theirs.size()) {
      differences.add(name, "parts " + ours.size() + " theirs " + theirs.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      part(name, ours.get(i), theirs.get(i));
    }
  }

  private static void flatten(Entity entity, List<Entity> into) {
    into.add(entity);
    if (entity.mediaType().startsWith("multipart/")) {
      entity.parts().forEach(part -> flatten(part, into));
    }
  }

  private void part(String name, Entity ours, JsonNode theirs) {
    if (ours.headers().size() != theirs.get("headers").size()) {
      differences.add(name, "fields " + ours.headers().size());
    }
    JsonNode body = theirs.get("body");
    if (body.has("Message")) {
      if (ours.parts().size() == 1) {
        compare(name, ours.parts().getFirst(), body.get("Message"));
      } else {
        differences.add(name, "no message");
      }
    } else if (body.has("Text") || body.has("Html")) {
      String text = body.path("Text").asString(body.path("Html").asString(""));
      String read = ours.text().isEmpty() ? utf8(ours.content()) : ours.text();
      if (!lines(read).equals(lines(text))) {
        differences.add(name, "text " + ours.defects());
      }
    } else if (!body.has("Multipart")) {
      JsonNode bytes =
          body.path("Binary").isArray() ? body.get("Binary") : body.get("InlineBinary");
      if (!ours.content().equals(Slice.of(bytes(bytes)))) {
        differences.add(name, "bytes of " + ours.mediaType());
      }
    }
  }

  private static String utf8(Slice bytes) {
    return bytes.text(StandardCharsets.UTF_8);
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }

  private static byte[] bytes(JsonNode numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers.get(i).asInt();
    }
    return bytes;
  }
}
