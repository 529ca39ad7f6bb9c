package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Reads Windows shortcuts (MS-SHLLINK): what they start and with which arguments, as lines of a
/// text file `shortcut.txt` and as text to look for links in; what is appended to them is a file.
final class LnkReader implements ContainerReader {
  private static final byte[] HEADER =
      HexFormat.of().parseHex("4c0000000114020000000000c000000000000046");
  private static final int HEADER_SIZE = 76;

  @Override
  public String name() {
    return "lnk";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(HEADER, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    Cursor in = new Cursor(content, HEADER.length);
    int flags = (int) in.u32();
    LnkFields fields = new LnkFields(new Cursor(content, HEADER_SIZE), flags);
    fields.read();
    Slice text = Slice.of(fields.text().getBytes(StandardCharsets.UTF_8));
    if (!text.isEmpty()) {
      parts.stored(List.of("shortcut.txt"), text, true);
      parts.text("text", () -> parts.unpacking().whole(text).unpacked("text"));
    }
    Slice behind = content.from(fields.end());
    if (fields.cutOff()) {
      parts.missing(Cause.DAMAGED, "shortcut");
    } else if (!behind.isEmpty()) {
      parts.defect("lnk.appended", Integer.toString(behind.length()));
      parts.stored(List.of("appended data"), behind, true);
    }
    return parts.contents("lnk");
  }
}
