package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The content of a gzip file (RFC 1952), all its members joined.
///
/// Zeros behind the last member are padding; anything else there is a defect, since other programs
/// may make something of it.
final class GzipDecoder extends DecodedStream {
  private static final int STEP = 1 << 13;
  private static final int LONGEST_NAME = 1 << 16;
  private static final int FIRST_ID = 0x1f;
  private static final int SECOND_ID = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private enum Place {
    START,
    BODY,
    END
  }

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[STEP];
  private int at;
  private int end;
  private Place place = Place.START;
  private @Nullable String name;
  private @Nullable Instant modified;
  private @Nullable IOException damage;

  /// @param in the file from its start
  GzipDecoder(InputStream in) {
    this.in = in;
  }

  /// The file name in the first member's header, in ISO 8859-1 as the RFC has it, of which no more
  /// than 64 KiB are kept; null if it has none.
  @Nullable String name() {
    return name;
  }

  /// When the first member was changed, as far as it says so.
  @Nullable Instant modified() {
    return modified;
  }

  /// Reads the header at the start, if that was not done yet. Damage is met again by {@link #read}.
  void readHeader() {
    try {
      if (place == Place.START) {
        start(true);
      }
    } catch (IOException e) {
      damage = e;
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    if (place == Place.START) {
      start(true);
    }
    while (place == Place.BODY && length > 0) {
      int read = inflate(target, offset, length);
      if (read > 0) {
        crc.update(target, offset, read);
        return read;
      }
      if (inflater.finished()) {
        finish();
        start(false);
      }
    }
    return place == Place.END ? -1 : 0;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    if (inflater.needsInput() && !inflater.finished()) {
      if (at == end && !fill()) {
        throw new EOFException("gzip data ends early");
      }
      inflater.setInput(buffer, at, end - at);
      at = end;
    }
    long before = inflater.getBytesWritten();
    try {
      int read = inflater.inflate(target, offset, length);
      if (read == 0 && inflater.needsDictionary()) {
        throw new ZipException("gzip data asks for a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      damage = new ZipException("gzip data is damaged");
      int read = (int) (inflater.getBytesWritten() - before);
      if (read == 0) {
        throw damage;
      }
      return read;
    }
  }

  /// Reads what stands behind the data: CRC-32 and size modulo 2³².
  private void finish() throws IOException {
    at = end - inflater.getRemaining();
    long sum = u32();
    long size = u32();
    if (sum != crc.getValue()) {
      add(Defect.of("gzip.crc"));
    }
    if (size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      add(new Defect("gzip.size", size + " stated, " + inflater.getBytesWritten() + " found"));
    }
  }

  /// Reads the header of a member.
  private void start(boolean first) throws IOException {
    place = Place.END;
    int one = next();
    if (!first && one == 0) {
      one = behindZeros();
    }
    if (one < 0 && !first) {
      return;
    }
    if (one != FIRST_ID || next() != SECOND_ID || next() != DEFLATE) {
      if (first) {
        throw new ZipException("not a gzip file");
      }
      add(Defect.of("gzip.trailing"));
      return;
    }
    header();
    inflater.reset();
    crc.reset();
    place = Place.BODY;
  }

  private void header() throws IOException {
    int flags = needed();
    long seconds = u32();
    if (modified == null && seconds != 0) {
      modified = Instant.ofEpochSecond(seconds);
    }
    needed();
    needed();
    if ((flags & EXTRA) != 0) {
      for (int left = needed() | needed() << 8; left > 0; left--) {
        needed();
      }
    }
    if ((flags & NAME) != 0) {
      String text = text();
      name = name == null ? text : name;
    }
    if ((flags & COMMENT) != 0) {
      text();
    }
    if ((flags & HEADER_CRC) != 0) {
      needed();
      needed();
    }
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int b = needed(); b != 0; b = needed()) {
      if (text.length() < LONGEST_NAME) {
        text.append((char) b);
      }
    }
    return text.toString();
  }

  private int behindZeros() throws IOException {
    int b = next();
    while (b == 0) {
      b = next();
    }
    return b;
  }

  private long u32() throws IOException {
    return needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
  }

  private int needed() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException("gzip data ends early");
    }
    return b;
  }

  private int next() throws IOException {
    return at < end || fill() ? buffer[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(in.read(buffer, 0, STEP), 0);
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
