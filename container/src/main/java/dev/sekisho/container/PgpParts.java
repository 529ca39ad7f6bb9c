package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message in armour that comes in parts, put together: `BEGIN PGP MESSAGE, PART X/Y`, or `PART
/// X` where their count is not known.
///
/// Source: RFC 4880 §6.2, which RFC 9580 no longer has. Parts may stand in any order; of two with
/// one number the first counts.
///
/// @param packets as far as the parts follow one another from the first
/// @param absent true if some part is not there
record PgpParts(Slice packets, boolean absent) {
  private static final Pattern MARK =
      Pattern.compile("-----BEGIN PGP MESSAGE, PART (\\d{1,4})(?:/(\\d{1,4}))?-----");
  private static final int LONGEST = 60;
  private static final int LEAST = 16;

  /// The message whose parts stand in a text; null if none do.
  static @Nullable PgpParts of(Slice content) {
    Map<Integer, Slice> parts = new TreeMap<>();
    int count = 0;
    for (int at = PgpArmour.any(content, 0); at >= 0; at = PgpArmour.any(content, at + 1)) {
      int length = Math.min(LONGEST, content.length() - at);
      Matcher mark = MARK.matcher(content.part(at, length).latin1());
      if (mark.lookingAt()) {
        Slice data = PgpArmour.data(content, at + mark.end());
        if (data.length() >= LEAST) {
          parts.putIfAbsent(Integer.valueOf(mark.group(1)), data);
          count = Math.max(count, mark.group(2) == null ? 0 : Integer.parseInt(mark.group(2)));
        }
      }
    }
    Slice first = parts.get(1);
    boolean message = first == null ? !parts.isEmpty() : PgpReader.startsMessage(first);
    return message ? joined(parts, count) : null;
  }

  private static PgpParts joined(Map<Integer, Slice> parts, int count) {
    int length = parts.values().stream().mapToInt(Slice::length).sum();
    GrowingBytes packets = new GrowingBytes(length);
    int next = 1;
    for (Slice part = parts.get(next); part != null; part = parts.get(++next)) {
      packets.reserve(part.length());
      System.arraycopy(
          part.array(), part.offset(), packets.array(), packets.length(), part.length());
      packets.advance(part.length());
    }
    int all = Math.max(count, parts.keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
    return new PgpParts(packets.finish(), next <= all);
  }
}
