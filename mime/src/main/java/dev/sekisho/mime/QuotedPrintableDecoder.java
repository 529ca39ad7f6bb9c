package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Decoding;
import java.util.ArrayList;
import java.util.List;

/// Decodes quoted-printable, RFC 2045 §6.7. Differs on purpose: an escape that is none stays as it
/// is, lines may be of any length. White space at the end of a line is dropped, line ends stay;
/// what other clients make of these is another {@link Reading.Decoding}.
final class QuotedPrintableDecoder {
  private final byte[] in;
  private final int end;
  private final byte[] out;
  private int at;
  private int made;
  private boolean damaged;
  private boolean spaced;
  private final Decoding decoding;

  private QuotedPrintableDecoder(Slice body, Decoding decoding) {
    this.decoding = decoding;
    in = body.array();
    at = body.offset();
    end = at + body.length();
    out = new byte[body.length()];
  }

  static Decoded decode(Slice body, Decoding decoding, Budget budget) {
    QuotedPrintableDecoder decoder = new QuotedPrintableDecoder(body, decoding);
    decoder.run();
    int taken = Decoded.take(decoder.made, budget);
    List<Defect> defects = new ArrayList<>();
    List<Decoding> others = new ArrayList<>();
    if (decoder.damaged) {
      defects.add(Defect.of(Code.QUOTED_PRINTABLE_ESCAPE));
      others.add(Decoding.DROP_ESCAPES);
    }
    if (decoder.spaced) {
      defects.add(Defect.of(Code.QUOTED_PRINTABLE_SPACE));
      others.add(Decoding.KEEP_SPACE);
    }
    return new Decoded(
        Slice.of(decoder.out, 0, taken), defects, Decoded.cut(taken, decoder.made), others);
  }

  private void run() {
    int lineStart = 0;
    while (at < end) {
      plain();
      if (at == end) {
        break;
      }
      byte b = in[at];
      if (b == '=') {
        lineStart = escape(lineStart);
      } else {
        trim(lineStart);
        out[made++] = b;
        at++;
        lineStart = made;
      }
    }
    trim(lineStart);
  }

  /// Takes what stands before the next escape or line end, as it is.
  private void plain() {
    byte[] bytes = in;
    int stop = at;
    for (int last = end; stop < last; stop++) {
      byte b = bytes[stop];
      if (b == '=' || b == '\n' || b == '\r') {
        break;
      }
    }
    System.arraycopy(bytes, at, out, made, stop - at);
    made += stop - at;
    at = stop;
  }

  /// Takes the escape at `=`; where in the output white space may be dropped from then on.
  private int escape(int lineStart) {
    if (at + 2 < end) {
      int high = Ascii.hex(in[at + 1]);
      int low = Ascii.hex(in[at + 2]);
      if (high >= 0 && low >= 0) {
        out[made++] = (byte) ((high << 4) | low);
        at += 3;
        return made;
      }
    }
    int lineEnd = at + 1;
    while (lineEnd < end && Ascii.blank(in[lineEnd])) {
      lineEnd++;
    }
    if (lineEnd == end || in[lineEnd] == '\n' || in[lineEnd] == '\r') {
      at = Lines.after(in, lineEnd, end);
      return made;
    }
    damaged = true;
    if (decoding != Decoding.DROP_ESCAPES) {
      out[made++] = '=';
    }
    at++;
    return lineStart;
  }

  private void trim(int lineStart) {
    if (decoding == Decoding.KEEP_SPACE) {
      return;
    }
    while (made > lineStart && Ascii.blank(out[made - 1])) {
      made--;
      spaced = true;
    }
  }
}
