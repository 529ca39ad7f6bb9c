package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Decoding;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/* Nearly all base64 in mail is lines of one length, all clean. So the line length is taken from the
line before: if a line end stands where it should, the line is copied whole without being looked
at. The JDK's decoder, which is vectorised, then finds whatever does not belong, and only then the
body goes through the lenient loop, a byte at a time. */
/// Decodes base64, RFC 2045 §6.8. Differs on purpose: what is not in the alphabet is skipped, data
/// goes on after padding, padding may be missing.
final class Base64Decoder {
  private Base64Decoder() {}

  static Decoded decode(Slice body, Decoding decoding, Budget budget) {
    byte[] packed = new byte[body.length()];
    int count = compact(body, packed);
    if (decoding == Decoding.ALL) {
      return decode(packed, count, budget);
    }
    int last = decoding == Decoding.TO_JUNK ? firstJunk(packed, count) : count;
    int needed = decodedLength(packed, last);
    int taken = Decoded.take(needed, budget);
    LenientBase64 lenient = new LenientBase64(packed, last, decoding);
    Slice content = lenient.content();
    boolean cut = taken < needed;
    return new Decoded(
        cut ? content.part(0, Math.min(content.length(), taken)) : content,
        List.of(),
        Decoded.cut(taken, needed));
  }

  private static Decoded decode(byte[] packed, int count, Budget budget) {
    int needed = decodedLength(packed, count);
    int taken = Decoded.take(needed, budget);
    int whole = taken < needed ? taken / 3 * 4 : count;
    try {
      ByteBuffer made = Base64.getDecoder().decode(ByteBuffer.wrap(packed, 0, whole));
      Slice content = Slice.of(made.array(), 0, made.limit());
      return new Decoded(content, padding(count), Decoded.cut(taken, needed), others(count));
    } catch (IllegalArgumentException _) {
      LenientBase64 lenient = new LenientBase64(packed, count, Decoding.ALL);
      Slice content = lenient.content();
      boolean cut = taken < needed;
      return new Decoded(
          cut ? content.part(0, Math.min(content.length(), taken)) : content,
          lenient.defects(),
          Decoded.cut(taken, needed),
          lenient.others());
    }
  }

  /// Decodes clean text such as that of an encoded-word, leniently, without a budget.
  static Slice decode(Slice text) {
    byte[] packed = text.toArray();
    return new LenientBase64(packed, packed.length, Decoding.ALL).content();
  }

  private static int firstJunk(byte[] packed, int count) {
    int i = 0;
    while (i < count && !LenientBase64.junk(packed[i])) {
      i++;
    }
    return i;
  }

  /// Copies `body` without its line ends.
  ///
  /// @return how many bytes were copied
  private static int compact(Slice body, byte[] to) {
    byte[] array = body.array();
    int end = body.offset() + body.length();
    int count = 0;
    int width = 0;
    int i = body.offset();
    while (i < end) {
      int lineEnd = i + width;
      if (width == 0 || lineEnd >= end || !lineBreak(array[lineEnd])) {
        lineEnd = Lines.end(array, i, end);
      }
      width = lineEnd - i;
      System.arraycopy(array, i, to, count, width);
      count += width;
      i = lineEnd;
      while (i < end && lineBreak(array[i])) {
        i++;
      }
    }
    while (count > 0 && LenientBase64.space(to[count - 1])) {
      count--;
    }
    return count;
  }

  private static boolean lineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static int decodedLength(byte[] packed, int count) {
    int pads = 0;
    while (pads < 2 && pads < count && packed[count - 1 - pads] == '=') {
      pads++;
    }
    int rest = count % 4;
    return rest == 0 ? count / 4 * 3 - pads : count / 4 * 3 + Math.max(0, rest - 1 - pads);
  }

  private static List<Defect> padding(int count) {
    return count % 4 == 0 ? List.of() : List.of(Defect.of(Code.BASE64_PADDING));
  }

  /// How else data without padding may be read that is not made of whole groups.
  private static List<Decoding> others(int count) {
    return count % 4 < 2 ? List.of() : List.of(Decoding.WHOLE_GROUPS);
  }
}
