package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Reads HTML, SVG and XML that carry files: `data:` URLs (RFC 2397), and what scripts hold as text
/// and make bytes of (HTML smuggling), in its plain forms; Office documents in one XML file (Flat
/// OPC, ECMA-376-2; WordprocessingML 2003) and PDF in XML (XDP), whose files are base64 too.
///
/// Nothing is run. A script that computes its text, or encrypts it, hides it.
final class HtmlReader implements ContainerReader {
  /// Which bytes end a word that tells of a script or of data.
  private static final boolean[] LAST = new boolean[256];

  /// Local names of elements with files, and a prefix of the form of PDF that has one.
  private static final List<byte[]> PACKS =
      Stream.of("binData", "binaryData", "xdp")
          .map(name -> name.getBytes(StandardCharsets.US_ASCII))
          .toList();

  static {
    for (char last : ":rRbB".toCharArray()) {
      LAST[last] = true;
    }
  }

  @Override
  public String name() {
    return "html";
  }

  @Override
  public boolean recognises(Slice content) {
    return Markup.recognises(content) && mayCarryFiles(content);
  }

  /// True if it has a script, or a URL of data.
  private static boolean mayCarryFiles(Slice content) {
    boolean wide = content.at(0) == 0xff || content.at(0) == 0xfe;
    byte[] bytes = content.array();
    int end = content.offset() + content.length();
    for (int i = content.offset() + 3; i < end; i++) {
      if (!LAST[bytes[i] & 0xff]) {
        continue;
      }
      if (bytes[i] == ':' && isWord(bytes, i, 'd', 'a', 't', 'a')) {
        return true;
      }
      if (bytes[i] == ':' && packs(content, i + 1 - content.offset())) {
        return true;
      }
      if ((bytes[i] | 0x20) == 'r'
          && (isWord(bytes, i, '<', 's', 'c') || isWord(bytes, i, '.', 'h'))) {
        return true;
      }
      if ((bytes[i] | 0x20) == 'b' && isWord(bytes, i, 'a', 't', 'o')) {
        return true;
      }
    }
    return wide;
  }

  /// True if a name at `at` is one of an element in which XML has files in base64.
  private static boolean packs(Slice content, int at) {
    for (byte[] name : PACKS) {
      if (content.startsWith(name, at)) {
        return true;
      }
    }
    return false;
  }

  /// True if these characters, in either case, stand before `end`.
  private static boolean isWord(byte[] bytes, int end, char... word) {
    if (end < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      int c = bytes[end - word.length + i];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    new HtmlBlobs(content.text(Markup.charset(content)), parts).find();
    return parts.contents("html");
  }
}
