package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The RTF body of a mail, unpacked. MS-OXRTFCP.
final class CompressedRtf extends InputStream {
  private static final int HEADER = 16;
  private static final long COMPRESSED = 0x75465a4c;
  private static final long UNCOMPRESSED = 0x414c454d;
  private static final int WINDOW = 4096;

  /// What the window holds at first. MS-OXRTFCP §3.1.1.1.
  private static final byte[] DICTIONARY =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
              + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
              + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private final Slice packed;
  private final byte[] window = new byte[WINDOW];
  private int at = HEADER;
  private int write = DICTIONARY.length;
  private int control;
  private int tokens;
  private int copyFrom;
  private int copyLeft;
  private boolean ended;

  private CompressedRtf(Slice packed) {
    this.packed = packed;
    System.arraycopy(DICTIONARY, 0, window, 0, DICTIONARY.length);
  }

  /// The RTF in `packed`, as far as it can be read.
  static Unpacked unpack(Slice packed, Budget budget) {
    Unpacking unpacking = new Unpacking(budget, packed.length());
    if (packed.length() < HEADER) {
      return Unpacked.nothing(new Missing(Cause.DAMAGED, "rtf"));
    }
    long form = Numbers.u32(packed, 8);
    if (form == UNCOMPRESSED) {
      return unpacking.whole(packed.from(HEADER)).unpacked("rtf");
    }
    if (form != COMPRESSED) {
      return Unpacked.nothing(new Missing(Cause.DAMAGED, "rtf"));
    }
    Unpacked rtf = unpacking.drain(new CompressedRtf(packed), packed.length()).unpacked("rtf");
    long size = Numbers.u32(packed, 4);
    return rtf.missing() != null || rtf.content().length() >= size
        ? rtf
        : new Unpacked(
            rtf.content(),
            null,
            List.of(new Defect("mapi.rtf-size", rtf.content().length() + " of " + size)));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (copyLeft == 0 && !ended) {
      token();
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, copyLeft);
    for (int i = 0; i < count; i++) {
      byte value = window[copyFrom];
      copyFrom = (copyFrom + 1) % WINDOW;
      window[write] = value;
      write = (write + 1) % WINDOW;
      target[offset + i] = value;
    }
    copyLeft -= count;
    return count;
  }

  /// Reads a literal or a reference; either is a run of the window afterwards.
  private void token() throws IOException {
    if (tokens == 0) {
      control = next();
      tokens = 8;
    }
    boolean reference = (control & 1) != 0;
    control >>= 1;
    tokens--;
    if (!reference) {
      window[write] = (byte) next();
      copyFrom = write;
      copyLeft = 1;
      return;
    }
    int pair = next() << 8 | next();
    copyFrom = pair >> 4;
    copyLeft = (pair & 0xf) + 2;
    ended = copyFrom == write;
  }

  private int next() throws EOFException {
    if (at >= packed.length()) {
      throw new EOFException();
    }
    return packed.at(at++);
  }
}
