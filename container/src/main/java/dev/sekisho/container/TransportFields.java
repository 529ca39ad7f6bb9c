package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of a header that outlive its body: all but those that say how the body is written.
final class TransportFields {
  private static final Slice LINE_END = Slice.ofLatin1("\r\n");

  private TransportFields() {}

  /// The lines of `header` up to its first empty one, each with its line end, without fields of the
  /// body and what is no field.
  static List<Slice> of(Slice header) {
    List<Slice> kept = new ArrayList<>();
    boolean keeping = false;
    int at = 0;
    while (at < header.length()) {
      int end = lineEnd(header, at);
      Slice line = header.part(at, end - at);
      if (line.isEmpty()) {
        if (!kept.isEmpty()) {
          break;
        }
      } else {
        boolean folded = line.at(0) == ' ' || line.at(0) == '\t';
        keeping = folded ? keeping : isKept(line);
        if (keeping) {
          kept.add(line);
          kept.add(LINE_END);
        }
      }
      at = after(header, end);
    }
    return kept;
  }

  private static int lineEnd(Slice header, int from) {
    int at = from;
    while (at < header.length() && header.at(at) != '\n' && header.at(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int after(Slice header, int end) {
    boolean both =
        end + 1 < header.length() && header.at(end) == '\r' && header.at(end + 1) == '\n';
    return end + (both ? 2 : 1);
  }

  private static boolean isKept(Slice line) {
    int colon = line.indexOf((byte) ':', 0);
    if (colon <= 0) {
      return false;
    }
    String name =
        line.part(0, colon).text(StandardCharsets.US_ASCII).strip().toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f)
        && !name.startsWith("content-")
        && !name.equals("mime-version");
  }
}
