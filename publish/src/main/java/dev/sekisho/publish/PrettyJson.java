package dev.sekisho.publish;

import java.util.function.Consumer;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes JSON files of the site: indented, one line end at the end, always the same bytes.
final class PrettyJson {
  private static final ObjectWriter WRITER =
      JsonMapper.shared()
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private PrettyJson() {}

  /// An object whose members `members` sets, in UTF-8.
  static byte[] object(Consumer<ObjectNode> members) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    members.accept(object);
    byte[] json = WRITER.writeValueAsBytes(object);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
