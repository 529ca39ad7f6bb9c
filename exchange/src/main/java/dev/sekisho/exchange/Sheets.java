package dev.sekisho.exchange;

import dev.sekisho.advisory.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The files of an export while they are written.
final class Sheets {
  private final Map<String, StringBuilder> sheets = new TreeMap<>();
  private final Map<String, Tlp> labels = new TreeMap<>();

  /// Writes at the end of a file, which is made if need be.
  void add(String file, String text) {
    sheets.computeIfAbsent(file, _ -> new StringBuilder()).append(text);
  }

  /// Says of a file that what was written into it bears a label; the narrowest one counts.
  void label(String file, Tlp tlp) {
    labels.merge(file, tlp, Tlp::or);
  }

  /// The files by name, in UTF-8, each between what `target` puts around it.
  Map<String, byte[]> files(Target target) {
    Map<String, byte[]> files = new TreeMap<>();
    sheets.forEach(
        (name, text) -> {
          Tlp tlp = labels.getOrDefault(name, Tlp.UNLABELED);
          String head = Comments.head(tlp, target.comment()) + target.preamble(name);
          String all = head + text + target.epilogue(name);
          files.put(name, all.getBytes(StandardCharsets.UTF_8));
        });
    return files;
  }

  /// A text on one line that ends no comment and steers no terminal.
  static String harmless(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(300)
        .forEach(
            c ->
                out.appendCodePoint(
                    switch (Character.getType(c)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          '?';
                      default -> c;
                    }));
    return out.toString();
  }
}
