package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Cases where we differ from a reference on purpose: a resource with one a line, name, tab,
/// reason.
final class Differences {
  private final Map<String, String> found = new TreeMap<>();

  /// Notes that the case `name` differs.
  void add(String name, String what) {
    found.merge(name, what, (one, two) -> one + "; " + two);
  }

  /// Fails unless exactly the cases listed in the resource `list` differ.
  void assertListed(String list) {
    Map<String, String> unlisted = new TreeMap<>(found);
    Map<String, String> stale = new TreeMap<>(read(list));
    unlisted.keySet().removeAll(stale.keySet());
    stale.keySet().removeAll(found.keySet());
    assertThat(String.join("\n", unlisted.entrySet().stream().map(Object::toString).toList()))
        .as("unlisted differences")
        .isEmpty();
    assertThat(stale).as("listed, but there is no difference").isEmpty();
  }

  private static Map<String, String> read(String list) {
    Map<String, String> reasons = new TreeMap<>();
    try (InputStream in = Differences.class.getResourceAsStream(list)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split("\t", 2))
          .forEach(fields -> reasons.put(fields[0], fields[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reasons;
  }
}
