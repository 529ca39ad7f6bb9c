package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;

/// All mail of `corpora`, read by us and by mime4j: parts, file names and decoded bytes are the
/// same, or differ for one of the reasons named here.
class Mime4jComparisonTest {
  /// Why two readers differ over an entity.
  private enum Reason {
    /// An alternative of the entity, or of the one it is part of, is what mime4j reads.
    OTHER_READING,
    /// Quoted-printable with escapes that are none, or white space at the ends of lines: mime4j
    /// drops some equals signs, leaves some escapes after them and keeps some white space, so that
    /// no reading of the whole is its.
    LOOSE_QUOTED_PRINTABLE
  }

  private final List<String> unexplained = new ArrayList<>();
  private final Map<Reason, Integer> explained = new TreeMap<>();
  private int compared;

  @Test
  void corpora_readByBoth_differForKnownReasons() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SharedData.at("corpora"))) {
      files = all.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      Entity ours = MessageParser.parse(Slice.of(bytes), Budget.of(Limits.standard()));
      compare(file.getFileName().toString(), List.of(ours), parse(bytes));
    }
    assertThat(unexplained).isEmpty();
    assertThat(explained.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(20);
    assertThat(compared).isGreaterThan(4_000);
  }

  private static Message parse(byte[] bytes) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    return builder.parseMessage(new ByteArrayInputStream(bytes));
  }

  /// Compares an entity.
  ///
  /// @param readings ours: the first, then those that come of alternatives of what encloses it
  private void compare(String at, List<Entity> readings, org.apache.james.mime4j.dom.Entity theirs)
      throws IOException {
    compared++;
    Entity ours = readings.getFirst();
    List<Entity> all = new ArrayList<>();
    readings.forEach(reading -> addAll(reading, all));
    String difference = difference(ours, theirs);
    if (!difference.isEmpty()) {
      explain(at + " " + difference + " " + ours.defects(), all, theirs);
    }
    List<? extends org.apache.james.mime4j.dom.Entity> parts = parts(theirs);
    for (int i = 0; i < parts.size(); i++) {
      int number = i;
      List<Entity> inside =
          all.stream()
              .filter(reading -> reading.parts().size() > number)
              .map(reading -> reading.parts().get(number))
              .toList();
      if (!inside.isEmpty()) {
        compare(at + "." + i, inside, parts.get(i));
      }
    }
  }

  private static void addAll(Entity entity, List<Entity> into) {
    into.add(entity);
    entity.alternatives().forEach(other -> addAll(other, into));
  }

  private void explain(
      String what, List<Entity> readings, org.apache.james.mime4j.dom.Entity theirs)
      throws IOException {
    for (Entity reading : readings) {
      if (difference(reading, theirs).isEmpty()) {
        explained.merge(Reason.OTHER_READING, 1, Integer::sum);
        return;
      }
    }
    if (theirs.getBody() instanceof SingleBody body
        && loose(Slice.of(bytes(body))).equals(loose(readings.getFirst().content()))) {
      explained.merge(Reason.LOOSE_QUOTED_PRINTABLE, 1, Integer::sum);
      return;
    }
    unexplained.add(what);
  }

  private static String loose(Slice bytes) {
    return bytes.latin1().replaceAll("3D|[=\\s]", "");
  }

  private static String difference(Entity ours, org.apache.james.mime4j.dom.Entity theirs)
      throws IOException {
    int parts = parts(theirs).size();
    if (parts != ours.parts().size()) {
      return "parts " + ours.parts().size() + " theirs " + parts;
    }
    String name = theirs.getFilename();
    if (name != null && !ours.fileNames().contains(name)) {
      return "name " + ours.fileNames() + " theirs " + name;
    }
    if (theirs.getBody() instanceof SingleBody body) {
      String content = lines(Slice.of(bytes(body)));
      if (!content.equals(lines(ours.content()))) {
        return "content " + ours.content().length() + " theirs " + content.length();
      }
    }
    return "";
  }

  private static List<? extends org.apache.james.mime4j.dom.Entity> parts(
      org.apache.james.mime4j.dom.Entity theirs) {
    Body body = theirs.getBody();
    return body instanceof Multipart multipart
        ? multipart.getBodyParts()
        : body instanceof Message message ? List.of(message) : List.of();
  }

  private static byte[] bytes(SingleBody body) throws IOException {
    try (InputStream in = body.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static String lines(Slice bytes) {
    return bytes.latin1().replace("\r\n", "\n");
  }
}
