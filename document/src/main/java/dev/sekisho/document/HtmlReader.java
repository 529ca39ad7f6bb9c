package dev.sekisho.document;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.util.List;

/// Reads HTML, SVG and XML that carry files: `data:` URLs (RFC 2397), and what scripts hold as text
/// and make bytes of (HTML smuggling), in its plain forms, in script elements and event handlers;
/// Office documents in one XML file (Flat OPC, ECMA-376-2; WordprocessingML 2003) and PDF in XML
/// (XDP), whose files are base64 too.
///
/// Nothing is run. A script that computes its text, or encrypts it, hides it.
final class HtmlReader implements ContainerReader {
  /// What a page has that carries a file: a script, a URL of data, the function that decodes, a
  /// link that a script makes; an element of XML with a file, or a prefix of the form of PDF that
  /// has one.
  private static final List<Needle> MARKS =
      List.of(
          Needle.ignoringCase("<sc"),
          Needle.ignoringCase("data:"),
          Needle.ignoringCase("atob"),
          Needle.ignoringCase(".hr"),
          Needle.of(":binData"),
          Needle.of(":binaryData"),
          Needle.of(":xdp"));

  @Override
  public String name() {
    return "html";
  }

  @Override
  public boolean recognises(Slice content) {
    return Markup.recognises(content) && mayCarryFiles(content);
  }

  private static boolean mayCarryFiles(Slice content) {
    boolean wide = content.at(0) == 0xff || content.at(0) == 0xfe;
    return wide || Needle.anyIn(content, MARKS) || Handlers.in(content);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    String html = content.text(Markup.charset(content));
    new HtmlBlobs(html, parts).find();
    for (String handler : Handlers.decoded(html)) {
      new HtmlBlobs(handler, parts).find();
    }
    return parts.contents("html");
  }
}
