package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;

/// Reads the relationships part of an Office Open XML document (ECMA-376-2 §6.5), which its ZIP
/// holds as `.rels` file: external targets are links.
final class RelationshipsReader implements ContainerReader {
  private static final int LOOKED_AT = 1024;
  private static final String NAMESPACE = "/package/2006/relationships";

  @Override
  public String name() {
    return "rels";
  }

  @Override
  public boolean recognises(Slice content) {
    return Markup.recognises(content)
        && content
            .part(0, Math.min(content.length(), LOOKED_AT))
            .text(Markup.charset(content))
            .contains(NAMESPACE);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    String xml = Markup.text(content);
    int open = xml.indexOf('<');
    while (open >= 0) {
      int close = xml.indexOf('>', open);
      String tag = xml.substring(open, close < 0 ? xml.length() : close);
      if (tag.contains("External")) {
        target(tag, parts);
      }
      open = close < 0 ? -1 : xml.indexOf('<', close);
    }
    return parts.contents("rels");
  }

  private static void target(String tag, Parts parts) {
    String lower = Markup.lower(tag);
    int at = lower.indexOf("target=");
    while (at >= 0) {
      int start = at + "target=".length();
      char quote = start < tag.length() ? tag.charAt(start) : ' ';
      boolean quoted = quote == '"' || quote == '\'';
      int end = quoted ? tag.indexOf(quote, start + 1) : -1;
      if (end > start) {
        parts.link(
            tag.substring(start + 1, end)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"));
      }
      at = lower.indexOf("target=", start);
    }
  }
}
