package dev.sekisho.document;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.util.List;

/// Reads HTML, SVG and XML that carry files: `data:` URLs (RFC 2397), and what scripts hold as text
/// and make bytes of (HTML smuggling), in its plain forms.
///
/// Nothing is run. A script that computes its text, or encrypts it, hides it.
final class HtmlReader implements ContainerReader {
  /// What tells of a script or of data; JavaScript knows case.
  private static final List<Needle> CARRIERS =
      List.of(Needle.ignoringCase("<scr"), Needle.ignoringCase("data:"), Needle.of("atob"));

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
    return content.at(0) == 0xff
        || content.at(0) == 0xfe
        || CARRIERS.stream().anyMatch(carrier -> carrier.in(content));
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    new HtmlBlobs(content.text(Markup.charset(content)), parts).find();
    return parts.contents("html");
  }
}
