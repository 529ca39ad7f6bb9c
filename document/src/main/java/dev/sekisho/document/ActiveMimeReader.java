package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/// Reads ActiveMime files (`editdata.mso`, `oledata.mso`): the compound file, with macros or
/// objects, that Word and Excel keep beside a document saved as a page or as XML.
///
/// Source: none of Microsoft's; what oletools 0.60 (`olevba`) reads: a head that says where a zlib
/// stream starts, which is also looked for where heads usually end.
final class ActiveMimeReader implements ContainerReader {
  private static final byte[] SIGNATURE = "ActiveMime".getBytes(StandardCharsets.US_ASCII);

  /// Where the head says how far behind {@link #BEHIND} the stream starts.
  private static final int OFFSET_AT = 0x1e;

  private static final int BEHIND = 46;
  private static final int[] USUAL = {0x32, 0x22a};
  private static final int LOOKED_AT = 1 << 12;
  private static final int MOST_STREAMS = 4;

  @Override
  public String name() {
    return "activemime";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    Set<Integer> starts = starts(content);
    if (starts.isEmpty()) {
      parts.missing(new Missing(Cause.DAMAGED, name()));
    }
    int made = 0;
    for (int start : starts) {
      String name = made == 0 ? "oledata.bin" : "oledata-" + made + ".bin";
      parts.file(name, -1, () -> inflate(content.from(start), parts.unpacking()));
      made++;
    }
    return parts.contents(name());
  }

  /// Where zlib streams (RFC 1950) may start: where the head says, else where their first two bytes
  /// stand.
  private static Set<Integer> starts(Slice content) {
    Set<Integer> starts = new LinkedHashSet<>();
    if (content.length() > OFFSET_AT + 2) {
      add(content, Numbers.u16(content, OFFSET_AT) + BEHIND, starts);
    }
    for (int at : USUAL) {
      add(content, at, starts);
    }
    int end = starts.isEmpty() ? Math.min(content.length(), LOOKED_AT) : 0;
    for (int at = SIGNATURE.length; at < end && starts.size() < MOST_STREAMS; at++) {
      add(content, at, starts);
    }
    return starts;
  }

  private static void add(Slice content, int at, Set<Integer> starts) {
    if (at + 2 < content.length()
        && (content.at(at) & 0x8f) == 0x08
        && (content.at(at) << 8 | content.at(at + 1)) % 31 == 0) {
      starts.add(at);
    }
  }

  private static Unpacked inflate(Slice packed, Unpacking unpacking) {
    InputStream in = new ByteArrayInputStream(packed.array(), packed.offset(), packed.length());
    return unpacking.drain(new InflaterInputStream(in), 0).unpacked("ActiveMime");
  }
}
