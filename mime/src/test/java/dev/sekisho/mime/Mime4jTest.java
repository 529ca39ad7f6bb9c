package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The messages of mime4j: each must have the parts and decoded bodies stated there, but for the
/// listed ones.
class Mime4jTest {
  private final Differences differences = new Differences();

  @Test
  void messages_asReference() throws Exception {
    Path folder = SharedData.at("conformance/mime/mime4j");
    List<Path> messages;
    try (Stream<Path> files = Files.list(folder)) {
      messages = files.filter(file -> file.toString().endsWith(".msg")).sorted().toList();
    }
    assertThat(messages).hasSize(32);
    for (Path message : messages) {
      compare(message);
    }
    differences.assertListed("mime4j.tsv");
  }

  private void compare(Path file) throws IOException, ParserConfigurationException, SAXException {
    String name = file.getFileName().toString().replace(".msg", "");
    Slice raw = Slice.of(Files.readAllBytes(file));
    Entity message = MessageParser.parse(raw, Budget.of(Limits.standard()));
    Element expected =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.resolveSibling(name + "_decoded.xml").toFile())
            .getDocumentElement();
    compare(name, file, message, expected);
  }

  private void compare(String name, Path file, Entity entity, Element expected) throws IOException {
    int fields = 0;
    for (Element header : children(expected, "header")) {
      fields += children(header, "field").size();
    }
    if (fields != entity.headers().size()) {
      differences.add(name, "fields " + entity.headers().size() + " theirs " + fields);
    }
    for (String tag : List.of("text-body", "binary-body")) {
      for (Element body : children(expected, tag)) {
        leaf(name, file.resolveSibling(body.getAttribute("name")), entity);
      }
    }
    for (Element multipart : children(expected, "multipart")) {
      parts(name, file, entity, children(multipart, "body-part"));
    }
    List<Element> messages = children(expected, "message");
    if (!messages.isEmpty()) {
      parts(name, file, entity, messages);
    }
  }

  private void leaf(String name, Path body, Entity entity) throws IOException {
    String theirs = lineFeeds(Slice.of(Files.readAllBytes(body)));
    String ours = lineFeeds(entity.content());
    if (!ours.equals(theirs)) {
      differences.add(name, "body " + ours.length() + " theirs " + theirs.length());
    }
  }

  private void parts(String name, Path file, Entity entity, List<Element> expected)
      throws IOException {
    if (entity.parts().size() != expected.size()) {
      differences.add(name, "parts " + entity.parts().size() + " theirs " + expected.size());
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(name, file, entity.parts().get(i), expected.get(i));
    }
  }

  private static String lineFeeds(Slice bytes) {
    return bytes.latin1().replace("\r\n", "\n");
  }

  private static List<Element> children(Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(tag)) {
        found.add(element);
      }
    }
    return found;
  }
}
