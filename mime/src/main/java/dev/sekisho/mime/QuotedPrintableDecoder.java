package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.List;

/// Decodes quoted-printable, RFC 2045 §6.7. Differs on purpose: an escape that is none stays as it
/// is, lines may be of any length. White space at the end of a line is dropped, line ends stay.
final class QuotedPrintableDecoder {
  private final byte[] in;
  private final int end;
  private final byte[] out;
  private int at;
  private int made;
  private boolean damaged;

  private QuotedPrintableDecoder(Slice body) {
    in = body.array();
    at = body.offset();
    end = at + body.length();
    out = new byte[body.length()];
  }

  static Decoded decode(Slice body, Budget budget) {
    QuotedPrintableDecoder decoder = new QuotedPrintableDecoder(body);
    decoder.run();
    int taken = Decoded.take(decoder.made, budget);
    List<Defect> defects =
        decoder.damaged ? List.of(Defect.of(Code.QUOTED_PRINTABLE_ESCAPE)) : List.of();
    return new Decoded(Slice.of(decoder.out, 0, taken), defects, Decoded.cut(taken, decoder.made));
  }

  private void run() {
    int lineStart = 0;
    while (at < end) {
      byte b = in[at];
      if (b == '=') {
        lineStart = escape(lineStart);
      } else if (b == '\n' || b == '\r') {
        trim(lineStart);
        out[made++] = b;
        at++;
        lineStart = made;
      } else {
        out[made++] = b;
        at++;
      }
    }
    trim(lineStart);
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
    out[made++] = '=';
    at++;
    return lineStart;
  }

  private void trim(int lineStart) {
    while (made > lineStart && Ascii.blank(out[made - 1])) {
      made--;
    }
  }
}
