package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads internet shortcuts (`.url`), text in sections of which `[InternetShortcut]` is one: links
/// are looked for in the whole.
final class ShortcutReader implements ContainerReader {
  private static final int LOOKED_AT = 1024;

  @Override
  public String name() {
    return "url";
  }

  @Override
  public boolean recognises(Slice content) {
    int first = 0;
    while (first < Math.min(content.length(), LOOKED_AT) && isBlank(content.at(first))) {
      first++;
    }
    return first < content.length()
        && content.at(first) == '['
        && content
            .part(0, Math.min(content.length(), LOOKED_AT))
            .latin1()
            .toLowerCase(Locale.ROOT)
            .contains("[internetshortcut]");
  }

  /// White space or a byte of a byte order mark.
  private static boolean isBlank(int c) {
    return c <= ' ' || c == 0xef || c == 0xbb || c == 0xbf;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    Slice text = Slice.of(content.text(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    parts.text("text", () -> parts.unpacking().whole(text).unpacked("text"));
    return parts.contents("url");
  }
}
